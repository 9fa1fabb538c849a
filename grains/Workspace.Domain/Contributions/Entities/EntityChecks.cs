using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Domain.Access;

namespace Workspace.Domain.Contributions.Entities;

/// <summary>Whether what was entered can be an entity, and the first thing that is wrong with it otherwise. No problem repeats what was entered. Pure.</summary>
public static partial class EntityChecks
{
    /// <param name="before">The entity that is changed: what it rests on already may stay, whatever became of it.</param>
    public static Problem? FirstProblem(AddEntity command, SignalDesk desk, EntityBook book, Entity? before = null)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(desk);
        ArgumentNullException.ThrowIfNull(book);
        return Fields.FirstProblem(
            command.Type == EntityType.Unknown || !Enum.IsDefined(command.Type) || (before is not null && command.Type != before.Type) ? Invalid("type") : null,
            LabelProblem(command.Type, command.Label, before?.Label),
            Fields.Optional("identity", command.Identity, Entity.MaxIdentity),
            Fields.Optional("description", command.Description, Entity.MaxDescription),
            command.Handling == HandlingLevel.Unknown || !Enum.IsDefined(command.Handling) || (desk.InputOnly && command.Handling >= HandlingLevel.SessionOnly) ? Invalid("handling") : null,
            command.Key is null || KeyForm().IsMatch(command.Key) ? null : Invalid("key"),
            SignalChecks.Guarded("label", command.Label),
            SignalChecks.Guarded("identity", command.Identity),
            SignalChecks.Guarded("description", command.Description),
            SupportProblem(command.Supports, desk, book, before));
    }

    private static Problem? LabelProblem(EntityType type, string? label, string? before)
    {
        if (Fields.IsBlank(label))
        {
            return type == EntityType.Person || before is not null ? null : Problem.Of(ProblemCode.FieldRequired, ("field", "label"));
        }

        return type != EntityType.Person ? Fields.Line("label", label, Entity.MaxLabel)
            : label.Trim() is var alias && (alias == before || AliasForm().IsMatch(alias)) ? null
            : Problem.Of(ProblemCode.AliasNeeded, ("field", "label"));
    }

    private static Problem? SupportProblem(ImmutableArray<SignalId> supports, SignalDesk desk, EntityBook book, Entity? before)
    {
        if (supports.IsDefaultOrEmpty || supports.Length > Entity.MaxSupports || supports.Distinct().Count() != supports.Length)
        {
            return Problem.Of(ProblemCode.SupportNeeded, ("max", Fields.Number(Entity.MaxSupports)));
        }

        HashSet<SignalId> had = before is null ? [] : [.. before.Supports, .. book.GroundOf(before).Select(s => s.Id)];
        foreach (var id in supports.Where(id => !had.Contains(id)))
        {
            if (desk.Register.Find(id) is not { } signal || !desk.Register.Shows(signal) || !Rights.Stands(signal))
            {
                return Problem.Of(ProblemCode.SupportNeeded, ("max", Fields.Number(Entity.MaxSupports)));
            }

            if (book.RestingOn(id).Count() >= Entity.MaxOnSignal)
            {
                return Problem.Of(ProblemCode.TooManyOnSignal, ("label", signal.Label), ("max", Fields.Number(Entity.MaxOnSignal)));
            }
        }

        return null;
    }

    private static Problem Invalid(string field) => Problem.Of(ProblemCode.FieldInvalid, ("field", field));

    /// <summary>Letters and a number, as P1: no name has this form.</summary>
    [GeneratedRegex(@"^[A-Z]{1,3}[0-9]{1,4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AliasForm();

    [GeneratedRegex(@"^[0-9a-f]{32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm();
}
