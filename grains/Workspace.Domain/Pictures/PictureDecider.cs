using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;
using Workspace.Domain.Access;

namespace Workspace.Domain.Pictures;

/// <summary>Decides what happens to a picture. Pure: facts from elsewhere (areas, partners, the clock) come in as parameters.</summary>
public static partial class PictureDecider
{
    /// <summary>Characters of all first texts of a new picture together.</summary>
    public const int MaxInitialText = 100_000;

    /// <param name="by">Person who starts it.</param>
    /// <param name="areas">What the catalogue knows of the codes in the command.</param>
    /// <param name="partners">What the directory knows of the partners in the command.</param>
    public static Outcome<PictureState> Start(
        PictureState state, StartPicture command, Person? by, IReadOnlyDictionary<string, Area> areas, IReadOnlyDictionary<string, Partner> partners, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(areas);
        ArgumentNullException.ThrowIfNull(partners);
        if (by is null || !(by.Administrator || by.UsualRoles.Contains(PictureRole.Coordinator)))
        {
            return Problem.Of(ProblemCode.RoleMissing, ("role", nameof(PictureRole.Coordinator)));
        }

        if (state.Exists)
        {
            return state.CreatedBy == by.Id && state.Find(by.Id) is not null ? state : ProblemCode.AlreadyExists;
        }

        if (CheckText(command) is { } textProblem)
        {
            return textProblem;
        }

        if (CheckScope(command, areas, partners) is { } scopeProblem)
        {
            return scopeProblem;
        }

        var sections = NumberSections(command);
        if (!sections.IsDone)
        {
            return sections.Problem;
        }

        var people = command.Partners.Distinct().Where(p => !partners[p].InputOnly).SelectMany(p => partners[p].People)
            .Where(p => !p.UsualRoles.IsEmpty)
            .DistinctBy(p => p.Id)
            .Select(p => ParticipantOf(p, p.UsualRoles))
            .ToList();
        var starter = people.FindIndex(p => p.Person == by.Id);
        if (starter < 0)
        {
            people.Add(ParticipantOf(by, [PictureRole.Coordinator]));
        }
        else if (!people[starter].Roles.Contains(PictureRole.Coordinator))
        {
            people[starter] = people[starter] with { Roles = [PictureRole.Coordinator, .. people[starter].Roles] };
        }

        return state with
        {
            Version = 1,
            Title = command.Title.Trim(),
            Intake = command.Intake,
            Question = command.Question.Trim(),
            Scope = (command.Scope ?? "").Trim(),
            Areas = [.. command.Areas.Distinct().Select(a => new PictureArea(areas[a].Id, areas[a].Name))],
            From = command.From,
            Until = command.Until,
            Partners = [.. command.Partners.Distinct().Select(p => PartnerOf(partners[p]))],
            People = [.. people],
            Sections = sections.Value,
            Phase = PicturePhase.Drafting,
            Template = command.Template,
            CreatedBy = by.Id,
            ChangedAt = at,
        };
    }

    /// <param name="directory">The people named in the command, as the directory knows them.</param>
    public static Outcome<PictureState> SetPeople(PictureState state, SetPeople command, PersonId by, IReadOnlyDictionary<string, Person> directory, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(directory);
        var verdict = Rights.Decide(PictureAct.ManagePeople, state.Find(by), state.Phase);
        if (!verdict.IsAllowed)
        {
            return verdict.Problem!;
        }

        if (command.ExpectedVersion != state.Version)
        {
            return Problem.Of(ProblemCode.Conflict, ("version", state.Version.ToString(CultureInfo.InvariantCulture)));
        }

        if (command.People.IsDefault || command.People.Any(c => c is null || c.Roles.IsDefault))
        {
            return Problem.Of(ProblemCode.FieldRequired, ("field", "people"));
        }

        var people = state.People.ToDictionary(p => p.Person);
        foreach (var change in command.People)
        {
            // Someone who takes part can always be taken out, also when the directory knows that person no longer: leavers must not keep access.
            if (change.Roles.IsEmpty && PersonId.TryParse(change.Person, out var leaver) && people.Remove(leaver))
            {
                continue;
            }

            if (change.Person is null || !directory.TryGetValue(change.Person, out var person) || !state.Partners.Any(p => p.Id == person.Partner && !p.InputOnly))
            {
                return Problem.Of(ProblemCode.UnknownPerson, ("person", Fields.Clip(change.Person)));
            }

            if (change.Roles.Any(r => r == PictureRole.Unknown || !Enum.IsDefined(r)))
            {
                return Problem.Of(ProblemCode.FieldInvalid, ("field", "roles"));
            }

            if (!change.Roles.IsEmpty)
            {
                people[person.Id] = ParticipantOf(person, [.. change.Roles.Distinct().Order()]);
            }
        }

        if (!people.Values.Any(p => p.Roles.Contains(PictureRole.Coordinator)))
        {
            return ProblemCode.NoCoordinator;
        }

        var next = state.People.Where(p => people.ContainsKey(p.Person)).Select(p => people[p.Person])
            .Concat(people.Values.Where(p => state.Find(p.Person) is null).OrderBy(p => p.Person.Value, StringComparer.Ordinal));
        return state with { Version = state.Version + 1, People = [.. next], ChangedAt = at };
    }

    public static Outcome<PictureState> BeginPublishing(PictureState state, PersonId by)
    {
        ArgumentNullException.ThrowIfNull(state);
        var verdict = Rights.Decide(PictureAct.Publish, state.Find(by), state.Phase);
        if (!verdict.IsAllowed)
        {
            return verdict.Problem!;
        }

        if (state.Sections.IsEmpty)
        {
            return ProblemCode.NoSections;
        }

        var revision = state.Revision + 1;
        return state.Publishing == revision ? state : state with { Version = state.Version + 1, Publishing = revision };
    }

    public static PictureState AbandonPublishing(PictureState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Publishing == 0 ? state : state with { Version = state.Version + 1, Publishing = 0 };
    }

    /// <summary>The revision is out. Hearing it again changes nothing.</summary>
    public static PictureState Published(PictureState state, PublicationSummary publication, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(publication);
        return state.Publications.Any(p => p.Revision == publication.Revision)
            ? state
            : state with
            {
                Version = state.Version + 1,
                Publishing = 0,
                Phase = PicturePhase.Published,
                Publications = state.Publications.Add(publication),
                ChangedAt = at,
            };
    }

    public static Outcome<PictureState> Reopen(PictureState state, PersonId by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(state);
        var verdict = Rights.Decide(PictureAct.Reopen, state.Find(by), state.Phase);
        return verdict.IsAllowed
            ? state with { Version = state.Version + 1, Phase = PicturePhase.Drafting, ChangedAt = at }
            : verdict.Problem!;
    }

    private static Participant ParticipantOf(Person person, ImmutableArray<PictureRole> roles) => new()
    {
        Person = person.Id,
        Partner = person.Partner,
        Name = person.Name,
        Function = person.Function,
        Roles = roles,
        Mandate = person.Mandate,
        NamedClearance = person.NamedClearance,
    };

    private static ParticipatingPartner PartnerOf(Partner partner) => new()
    {
        Id = partner.Id,
        Name = partner.Name,
        ShortName = partner.ShortName,
        Colour = partner.Colour,
        InputOnly = partner.InputOnly,
    };
}
