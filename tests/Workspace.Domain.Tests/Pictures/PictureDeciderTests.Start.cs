using Workspace.Contracts;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Pictures;
using Xunit;

namespace Workspace.Domain.Tests;

public sealed partial class PictureDeciderTests
{
    [Fact]
    public void Given_good_command_when_started_then_the_picture_holds_it()
    {
        var state = Then.Done(Start(Command with { Title = "  Veldermeer 2026 ", Question = " Is it used?\n", Scope = " estate ", Areas = ["GM9901", "BU99010203", "GM9901"] }));
        Assert.Equal(
            (1L, "Veldermeer 2026", "Is it used?", "estate", PicturePhase.Drafting, "municipal", Noor.Id, Given.Noon, 0, true, 0),
            (state.Version, state.Title, state.Question, state.Scope, state.Phase, state.Template, state.CreatedBy, state.ChangedAt, state.Publishing, state.Exists, state.Revision));
        Assert.Equal(Command.Intake, state.Intake);
        Assert.Equal((Command.From, Command.Until), (state.From, state.Until));
        Assert.Equal([("GM9901", "Veldermeer"), ("BU99010203", "De Lange Wetering")], state.Areas.Select(a => (a.Id.Value, a.Name)));
        Assert.Equal(["gemeente", "politie", "belastingdienst", "waterschap"], state.Partners.Select(p => p.Id.Value));
        Assert.Equal([false, false, false, true], state.Partners.Select(p => p.InputOnly));
        Assert.Empty(state.Publications);
    }

    [Fact]
    public void Given_partners_with_people_when_started_then_those_with_usual_roles_take_part_with_mandate_and_clearance()
    {
        var state = Started;
        Assert.Equal(
            [("noor", "gemeente", "Coordinator+Editor"), ("femke", "politie", "Editor"), ("ruud", "politie", "Signer"), ("anja", "belastingdienst", "Editor+Signer")],
            state.People.Select(Line));
        Assert.Equal((Given.ValidMandate, true), (state.Find(Ruud.Id)!.Mandate, state.Find(Ruud.Id)!.NamedClearance));
    }

    [Fact]
    public void Given_partner_that_only_gives_information_when_started_then_its_people_read_nothing() =>
        Assert.Null(Started.Find(Els.Id));

    [Fact]
    public void Given_starter_of_a_partner_that_does_not_take_part_when_started_then_it_coordinates()
    {
        var state = Then.Done(Start(Command, Admin));
        Assert.Equal(("admin", "riec", "Coordinator"), Line(state.Find(Admin.Id)!));
    }

    [Fact]
    public void Given_administrator_among_the_people_when_started_then_it_coordinates_beside_its_usual_roles()
    {
        var administrator = Femke with { Administrator = true };
        Assert.Equal(("femke", "politie", "Coordinator+Editor"), Line(Then.Done(Start(Command, administrator)).Find(Femke.Id)!));
    }

    [Fact]
    public void Given_person_on_the_register_of_two_partners_when_started_then_it_takes_part_once()
    {
        var twice = Partners.SetItem("belastingdienst", Partners["belastingdienst"] with { People = [Anja, Femke] });
        var state = Then.Done(PictureDecider.Start(new(), Command, Noor, Areas, twice, Given.Noon));
        Assert.Single(state.People, p => p.Person == Femke.Id);
        Then.Done(PictureDecider.SetPeople(state, new() { ExpectedVersion = 1, People = [] }, Noor.Id, Directory, Given.Noon));
    }

    [Fact]
    public void Given_someone_without_the_role_when_started_then_it_is_refused_before_anything_else_is_told()
    {
        Then.Refused(Start(Command with { Title = "" }, Femke), ProblemCode.RoleMissing, ("role", "Coordinator"));
        Then.Refused(PictureDecider.Start(new(), Command, null, Areas, Partners, Given.Noon), ProblemCode.RoleMissing, ("role", "Coordinator"));
    }

    [Fact]
    public void Given_started_picture_when_started_again_by_the_same_person_then_nothing_changes_whatever_it_says()
    {
        var state = Started;
        Same(state, Then.Done(Start(Command, state: state)));
        Same(state, Then.Done(Start(Command with { Title = "" }, state: state)));
    }

    [Fact]
    public void Given_started_picture_when_started_by_someone_else_then_it_exists_already() =>
        Then.Refused(Start(Command, Admin, Started), ProblemCode.AlreadyExists);

    [Fact]
    public void Given_starter_who_was_taken_out_when_started_again_then_the_picture_is_not_given()
    {
        var coordinated = Then.Done(PictureDecider.SetPeople(Started, new() { ExpectedVersion = 1, People = [new() { Person = "anja", Roles = [PictureRole.Coordinator] }, new() { Person = "noor", Roles = [] }] }, Noor.Id, Directory, Given.Noon));
        Then.Refused(Start(Command, state: coordinated), ProblemCode.AlreadyExists);
    }

    /// <summary>Every bad input, with the problem it gives. One field is wrong at a time.</summary>
    public static TheoryData<string, StartPicture, string> BadInput => new()
    {
        { "no title", Command with { Title = " " }, "FieldRequired(field=title)" },
        { "title that is null", Command with { Title = null! }, "FieldRequired(field=title)" },
        { "title without a shape", Command with { Title = "\u200B\u200D\uFEFF" }, "FieldRequired(field=title)" },
        { "title of 10,000 characters", Command with { Title = new('x', 10_000) }, "FieldTooLong(field=title, length=10000, max=200)" },
        { "title with a bell", Command with { Title = "Velder\u0007meer" }, "FieldInvalid(field=title)" },
        { "title with a null character", Command with { Title = "Velder\0meer" }, "FieldInvalid(field=title)" },
        { "title that reads backwards", Command with { Title = "Velder\u202Ereem" }, "FieldInvalid(field=title)" },
        { "title on two lines", Command with { Title = "Velder\nmeer" }, "FieldInvalid(field=title)" },
        { "no intake", Command with { Intake = null! }, "IntakeIncomplete(question=jointNeed)" },
        { "no joint need", Command with { Intake = Command.Intake with { JointNeed = "" } }, "IntakeIncomplete(question=jointNeed)" },
        { "no will to act", Command with { Intake = Command.Intake with { WillToAct = "  " } }, "IntakeIncomplete(question=willToAct)" },
        { "no legal basis", Command with { Intake = Command.Intake with { LegalBasis = null! } }, "IntakeIncomplete(question=legalBasis)" },
        { "no capacity", Command with { Intake = Command.Intake with { Capacity = "\u200B" } }, "IntakeIncomplete(question=capacity)" },
        { "intake answer too long", Command with { Intake = Command.Intake with { Capacity = new('x', 4_001) } }, "FieldTooLong(field=intake.capacity, length=4001, max=4000)" },
        { "intake answer with escape", Command with { Intake = Command.Intake with { LegalBasis = "a\u001Bb" } }, "FieldInvalid(field=intake.legalBasis)" },
        { "no question", Command with { Question = "\n" }, "FieldRequired(field=question)" },
        { "question too long", Command with { Question = new('x', 4_001) }, "FieldTooLong(field=question, length=4001, max=4000)" },
        { "scope too long", Command with { Scope = new('x', 4_001) }, "FieldTooLong(field=scope, length=4001, max=4000)" },
        { "no template", Command with { Template = "" }, "FieldRequired(field=template)" },
        { "template too long", Command with { Template = new('x', 65) }, "FieldTooLong(field=template, length=65, max=64)" },
        { "reversed period", Command with { From = new(2026, 1, 2), Until = new(2026, 1, 1) }, "PeriodReversed" },
        { "empty scope", Command with { Areas = [] }, "EmptyScope" },
        { "scope that is null", Command with { Areas = default }, "EmptyScope" },
        { "unknown area", Command with { Areas = ["GM9901", "GM0000"] }, "UnknownArea(area=GM0000)" },
        { "area that is null", Command with { Areas = ["GM9901", null!] }, "UnknownArea(area=)" },
        { "area of 10,000 characters", Command with { Areas = [new('x', 10_000)] }, $"UnknownArea(area={new string('x', 64)}…)" },
        { "area that is cut within a character", Command with { Areas = [new string('x', 63) + "😀"] }, $"UnknownArea(area={new string('x', 63)}…)" },
        { "101 areas", Command with { Areas = [.. Enumerable.Repeat("GM9901", 101)] }, "FieldTooLong(field=areas, length=101, max=100)" },
        { "no partners", Command with { Partners = [] }, "NoPartners" },
        { "partners that are null", Command with { Partners = default }, "NoPartners" },
        { "unknown partner", Command with { Partners = Command.Partners.Add("fbi") }, "UnknownPartner(partner=fbi)" },
        { "partner that is null", Command with { Partners = Command.Partners.Add(null!) }, "UnknownPartner(partner=)" },
        { "41 partners", Command with { Partners = [.. Enumerable.Repeat("politie", 41)] }, "FieldTooLong(field=partners, length=41, max=40)" },
        { "no sections", Command with { Sections = [] }, "NoSections" },
        { "sections that are null", Command with { Sections = default }, "NoSections" },
        { "section that is null", Command with { Sections = [Command.Sections[0], null!] }, "FieldRequired(field=sections.1)" },
        { "201 sections", Command with { Sections = [.. Enumerable.Repeat(Command.Sections[0], 201)] }, "TooManySections(max=200)" },
        { "section without owner", With(s => s with { Owners = [] }), "SectionWithoutOwner(section=Summary)" },
        { "section with owners that are null", With(s => s with { Owners = default }), "SectionWithoutOwner(section=Summary)" },
        { "section with an owner that is null", With(s => s with { Owners = ["gemeente", null!] }), "OwnerNotParticipating(partner=, section=Summary)" },
        { "owner not participating", With(s => s with { Owners = ["om"] }), "OwnerNotParticipating(partner=om, section=Summary)" },
        { "owner that only gives information", With(s => s with { Owners = ["gemeente", "waterschap"] }), "OwnerNotParticipating(partner=waterschap, section=Summary)" },
        { "section with 41 owners", With(s => s with { Owners = [.. Enumerable.Repeat("politie", 41)] }), "FieldTooLong(field=sections.0.owners, length=41, max=40)" },
        { "section without title", With(s => s with { Title = "" }), "FieldRequired(field=sections.0.title)" },
        { "section title of 10,000 characters", With(s => s with { Title = new('x', 10_000) }), "FieldTooLong(field=sections.0.title, length=10000, max=200)" },
        { "section title with isolate", With(s => s with { Title = "a\u2067b" }), "FieldInvalid(field=sections.0.title)" },
        { "chapter without title", With(s => s with { ChapterTitle = null! }), "FieldRequired(field=sections.0.chapterTitle)" },
        { "chapter 0", With(s => s with { Chapter = 0 }), "FieldInvalid(field=sections.0.chapter)" },
        { "chapter 100", With(s => s with { Chapter = 100 }), "FieldInvalid(field=sections.0.chapter)" },
        { "first text too long", With(s => s with { InitialText = new('x', 20_001) }), "FieldTooLong(field=sections.0.initialText, length=20001, max=20000)" },
        { "first text with a null character", With(s => s with { InitialText = "a\0" }), "FieldInvalid(field=sections.0.initialText)" },
        { "first texts too long together", Command with { Sections = [.. Enumerable.Range(0, 6).Select(_ => Command.Sections[0] with { InitialText = new('x', 20_000) })] }, "FieldTooLong(field=sections.initialText, length=120000, max=100000)" },
        { "section id that is none", With(s => s with { Id = "S 1" }), "FieldInvalid(field=sections.0.id)" },
        { "section id with a slash", With(s => s with { Id = "a/b" }), "FieldInvalid(field=sections.0.id)" },
        { "duplicate section ids", Command with { Sections = [Command.Sections[0] with { Id = "a" }, Command.Sections[1] with { Id = "a" }] }, "AlreadyExists(field=sections.id)" },
        { "section id that the numbering needs", Command with { Sections = [Command.Sections[0] with { Id = "s-5-1" }, Command.Sections[1]] }, "AlreadyExists(field=sections.id)" },
    };

    private static StartPicture With(Func<NewSection, NewSection> change) => Command with { Sections = Command.Sections.SetItem(0, change(Command.Sections[0])) };

    [Theory]
    [MemberData(nameof(BadInput), DisableDiscoveryEnumeration = true)]
    public void Given_bad_input_when_started_then_it_is_refused_with_what_to_do(string name, StartPicture command, string problem)
    {
        var outcome = Start(command);
        Assert.True(!outcome.IsDone, name);
        Assert.Equal(problem, Then.Text(outcome.Problem));
    }

    [Fact]
    public void Given_every_field_at_its_limit_when_started_then_it_is_accepted()
    {
        var state = Then.Done(Start(Command with
        {
            Title = new('t', 200),
            Question = new('q', 4_000),
            Scope = null!,
            Areas = [.. Enumerable.Repeat("GM9901", 100)],
            Until = Command.From,
            Sections = [.. Enumerable.Range(0, 200).Select(i => Section(1 + (i % 99), "s", Given.Police) with { InitialText = i < 5 ? new('x', 20_000) : "" })],
        }));
        Assert.Equal(("", 1, 200, 5), (state.Scope, state.Areas.Length, state.Sections.Length, state.Sections.Count(s => s.InitialText is not null)));
    }

    [Fact]
    public void Given_text_on_several_lines_where_text_is_wanted_when_started_then_it_is_kept()
    {
        var state = Then.Done(Start(Command with { Question = "One?\r\n\tTwo?", Scope = "a\nb", Sections = [Command.Sections[0] with { InitialText = "one\n\ntwo" }] }));
        Assert.Equal(("One?\r\n\tTwo?", "a\nb", "one\n\ntwo"), (state.Question, state.Scope, state.Sections[0].InitialText));
    }

    [Fact]
    public void Given_sections_when_started_then_they_are_numbered_by_chapter_in_the_order_given()
    {
        var state = Then.Done(Start(Command with
        {
            Sections =
            [
                Section(5, "Property", Given.Tax, Given.Town, Given.Tax),
                Section(1, "Chapter 1", Given.Town),
                Section(5, " Drugs ", Given.Police) with { ChapterTitle = "another title", Id = "drugs" },
                Section(9, "Police", Given.Police),
                Section(10, "Chapter 10 ", Given.Police),
            ],
        }));
        Assert.Equal(
            [
                ("1", "s-1-1", "Chapter 1", "Chapter 1", "gemeente"),
                ("5.1", "s-5-1", "Chapter 5", "Property", "belastingdienst+gemeente"),
                ("5.2", "drugs", "Chapter 5", "Drugs", "politie"),
                ("9.1", "s-9-1", "Chapter 9", "Police", "politie"),
                ("10", "s-10-1", "Chapter 10", "Chapter 10", "politie"),
            ],
            state.Sections.Select(s => (s.Number, s.Id.Value, s.ChapterTitle, s.Title, string.Join("+", s.Owners))));
    }

    [Fact]
    public void Given_200_sections_in_one_chapter_when_started_then_every_number_and_id_is_its_own()
    {
        var state = Then.Done(Start(Command with { Sections = [.. Enumerable.Repeat(Section(99, "s", Given.Police), 200)] }));
        Assert.Equal(200, state.Sections.Select(s => s.Number).Distinct().Count());
        Assert.Equal(200, state.Sections.Select(s => s.Id).Distinct().Count());
        Assert.Equal(("99.200", "s-99-200"), (state.Sections[^1].Number, state.Sections[^1].Id.Value));
    }
}
