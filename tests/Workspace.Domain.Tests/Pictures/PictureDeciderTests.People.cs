using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Pictures;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class PictureDeciderTests
{
    private static ImmutableDictionary<string, Person> Directory =>
        new[] { Noor, Femke, Ruud, Guest, Anja, Els, Admin }.ToImmutableDictionary(p => p.Id.Value);

    private static PersonRoles Set(string person, params ImmutableArray<PictureRole> roles) => new() { Person = person, Roles = roles };

    private static Outcome<PictureState> SetPeople(PictureState state, Person by, long? expected, params ImmutableArray<PersonRoles> people) =>
        PictureDecider.SetPeople(state, new() { People = people, ExpectedVersion = expected ?? state.Version }, by.Id, Directory, Given.Minute(5));

    [Fact]
    public void Given_people_when_roles_are_set_then_only_those_named_change_and_newcomers_come_last()
    {
        var state = Then.Done(SetPeople(Started, Noor, 1, Set("femke", PictureRole.Signer, PictureRole.Editor, PictureRole.Signer), Set("guest", PictureRole.Reader), Set("ruud")));
        Assert.Equal(
            [("noor", "gemeente", "Coordinator+Editor"), ("femke", "politie", "Editor+Signer"), ("anja", "belastingdienst", "Editor+Signer"), ("guest", "politie", "Reader")],
            state.People.Select(Line));
        Assert.Equal((2L, Given.Minute(5)), (state.Version, state.ChangedAt));
        Assert.Null(state.Find(Ruud.Id));
    }

    [Fact]
    public void Given_the_same_command_twice_when_roles_are_set_then_the_second_is_a_conflict()
    {
        var state = Then.Done(SetPeople(Started, Noor, 1, Set("guest", PictureRole.Reader)));
        Then.Refused(SetPeople(state, Noor, 1, Set("guest", PictureRole.Reader)), ProblemCode.Conflict, ("version", "2"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(-1)]
    public void Given_another_version_when_roles_are_set_then_it_is_a_conflict(long expected) =>
        Then.Refused(SetPeople(Started, Noor, expected, Set("guest", PictureRole.Reader)), ProblemCode.Conflict, ("version", "1"));

    [Fact]
    public void Given_the_last_coordinator_when_taken_out_or_demoted_then_it_is_refused()
    {
        Then.Refused(SetPeople(Started, Noor, 1, Set("noor")), ProblemCode.NoCoordinator);
        Then.Refused(SetPeople(Started, Noor, 1, Set("noor", PictureRole.Editor)), ProblemCode.NoCoordinator);
    }

    [Fact]
    public void Given_a_second_coordinator_in_the_same_command_when_the_first_leaves_then_it_is_done()
    {
        var state = Then.Done(SetPeople(Started, Noor, 1, Set("noor"), Set("anja", PictureRole.Coordinator)));
        Assert.Equal(("anja", "belastingdienst", "Coordinator"), Line(Assert.Single(state.People, p => p.Roles.Contains(PictureRole.Coordinator))));
    }

    [Theory]
    [InlineData("nobody", "nobody")]
    [InlineData("admin", "admin")]
    [InlineData("els", "els")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Given_someone_unknown_or_of_no_participating_partner_when_roles_are_set_then_that_person_is_unknown(string? person, string told)
    {
        Then.Refused(SetPeople(Started, Noor, 1, Set(person!, PictureRole.Reader)), ProblemCode.UnknownPerson, ("person", told));
        Then.Refused(SetPeople(Started, Noor, 1, Set(person!)), ProblemCode.UnknownPerson, ("person", told));
    }

    [Fact]
    public void Given_a_person_of_10_000_characters_when_roles_are_set_then_only_the_beginning_is_said_back() =>
        Then.Refused(SetPeople(Started, Noor, 1, Set(new('x', 10_000), PictureRole.Reader)), ProblemCode.UnknownPerson, ("person", new string('x', 64) + "…"));

    [Fact]
    public void Given_a_leaver_whom_the_directory_forgot_when_taken_out_then_it_is_out()
    {
        var command = new SetPeople { People = [Set("ruud")], ExpectedVersion = 1 };
        var state = Then.Done(PictureDecider.SetPeople(Started, command, Noor.Id, Directory.Remove("ruud"), Given.Noon));
        Assert.Null(state.Find(Ruud.Id));
        Then.Refused(PictureDecider.SetPeople(state, command with { ExpectedVersion = 2 }, Noor.Id, Directory.Remove("ruud"), Given.Noon), ProblemCode.UnknownPerson, ("person", "ruud"));
    }

    [Fact]
    public void Given_a_starter_of_no_participating_partner_when_another_coordinates_then_the_starter_can_be_taken_out()
    {
        var started = Then.Done(Start(Command, Admin));
        Assert.Null(Then.Done(SetPeople(started, Noor, 1, Set("admin"))).Find(Admin.Id));
    }

    [Fact]
    public void Given_someone_taken_out_already_when_taken_out_again_then_nobody_else_changes()
    {
        var once = Then.Done(SetPeople(Started, Noor, 1, Set("ruud")));
        var twice = Then.Done(SetPeople(once, Noor, 2, Set("ruud")));
        Assert.Equal(once.People.AsEnumerable(), twice.People);
    }

    [Theory]
    [InlineData(PictureRole.Unknown)]
    [InlineData((PictureRole)5)]
    public void Given_a_role_this_program_does_not_know_when_roles_are_set_then_it_is_invalid(PictureRole role) =>
        Then.Refused(SetPeople(Started, Noor, 1, Set("guest", PictureRole.Reader, role)), ProblemCode.FieldInvalid, ("field", "roles"));

    [Fact]
    public void Given_lists_that_are_null_when_roles_are_set_then_they_are_asked_for()
    {
        Then.Refused(SetPeople(Started, Noor, 1, default(ImmutableArray<PersonRoles>)), ProblemCode.FieldRequired, ("field", "people"));
        Then.Refused(SetPeople(Started, Noor, 1, [null!]), ProblemCode.FieldRequired, ("field", "people"));
        Then.Refused(SetPeople(Started, Noor, 1, Set("guest", default(ImmutableArray<PictureRole>))), ProblemCode.FieldRequired, ("field", "people"));
    }

    [Fact]
    public void Given_one_bad_line_when_roles_are_set_then_nothing_of_the_command_happens()
    {
        var state = Started;
        Then.Refused(SetPeople(state, Noor, 1, Set("ruud"), Set("nobody", PictureRole.Reader)), ProblemCode.UnknownPerson, ("person", "nobody"));
        Assert.NotNull(state.Find(Ruud.Id));
    }

    [Fact]
    public void Given_a_person_named_twice_when_roles_are_set_then_the_last_counts() =>
        Assert.Equal(("guest", "politie", "Editor"), Line(Then.Done(SetPeople(Started, Noor, 1, Set("guest", PictureRole.Reader), Set("guest", PictureRole.Editor))).Find(Guest.Id)!));

    [Fact]
    public void Given_a_new_mandate_in_the_directory_when_roles_are_set_then_the_picture_knows_it()
    {
        var renewed = Directory.SetItem("ruud", Ruud with { Mandate = Given.ComingMandate, NamedClearance = false });
        var state = Then.Done(PictureDecider.SetPeople(Started, new() { People = [Set("ruud", PictureRole.Signer)], ExpectedVersion = 1 }, Noor.Id, renewed, Given.Noon));
        Assert.Equal((Given.ComingMandate, false), (state.Find(Ruud.Id)!.Mandate, state.Find(Ruud.Id)!.NamedClearance));
    }

    [Fact]
    public void Given_people_without_the_right_when_roles_are_set_then_they_hear_no_more_than_they_may()
    {
        Then.Refused(SetPeople(Started, Femke, 99, Set("nobody")), ProblemCode.RoleMissing, ("role", "Coordinator"));
        Then.Refused(SetPeople(Started, Guest, 99, Set("nobody")), ProblemCode.NotFound);
        Then.Refused(SetPeople(new(), Noor, 0, Set("guest", PictureRole.Coordinator)), ProblemCode.NotFound);
    }

    [Fact]
    public void Given_a_published_picture_when_roles_are_set_then_it_is_done() =>
        Assert.NotNull(Then.Done(SetPeople(Published, Noor, null, Set("guest", PictureRole.Reader))).Find(Guest.Id));
}
