using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>Decides which views someone keeps. Pure. What a filter asks for need not exist: the register answers that nothing fits.</summary>
public static class SavedViewDecider
{
    private const int MaxValues = 100;
    private const int MaxValue = 64;
    private const int MaxText = 200;
    private const int MaxColumns = 20;

    /// <param name="views">Those of one person on one picture.</param>
    /// <param name="id">For a view that is new.</param>
    public static Outcome<ImmutableArray<SavedView>> Save(ImmutableArray<SavedView> views, SaveView command, string id)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (FirstProblem(command) is { } problem)
        {
            return problem;
        }

        var name = command.Name.Trim();
        var place = IndexOf(views, name);
        if (place >= 0)
        {
            return views.SetItem(place, views[place] with { Name = name, View = Whole(command.View) });
        }

        return views.Length >= SavedView.MaxViews
            ? Problem.Of(ProblemCode.TooManyViews, ("max", Fields.Number(SavedView.MaxViews)))
            : Sorted(views.Add(new() { Id = id, Name = name, View = Whole(command.View) }));
    }

    /// <summary>The view of this name, whatever its case; null when there is none.</summary>
    public static SavedView? Find(ImmutableArray<SavedView> views, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IndexOf(views, name.Trim()) is >= 0 and var place ? views[place] : null;
    }

    private static int IndexOf(ImmutableArray<SavedView> views, string name)
    {
        for (var i = 0; i < views.Length; i++)
        {
            if (string.Equals(views[i].Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private static Problem? FirstProblem(SaveView command)
    {
        var view = command.View;
        return Fields.FirstProblem(
            Fields.Line("name", command.Name, SavedView.MaxName),
            view is null ? Invalid("view") : null,
            Fields.Optional("text", view?.Text, MaxText),
            Fields.Optional("from", view?.From, 10),
            Fields.Optional("until", view?.Until, 10),
            Listed("partners", view?.Partners, MaxValues),
            Listed("phenomena", view?.Phenomena, MaxValues),
            Listed("areas", view?.Areas, MaxValues),
            Listed("sources", view?.Sources, MaxValues),
            Listed("columns", view?.Columns, MaxColumns),
            Known("stages", view?.Stages, SignalStage.Unknown),
            Known("handling", view?.Handling, HandlingLevel.Unknown),
            view is null || (Enum.IsDefined(view.Sort) && view.Sort != SignalSort.Unknown) ? null : Invalid("sort"));
    }

    private static Problem? Listed(string field, ImmutableArray<string>? values, int max) =>
        values is null or { IsDefaultOrEmpty: true } || (values.Value.Length <= max && values.Value.All(v => v is { Length: > 0 and <= MaxValue })) ? null : Invalid(field);

    private static Problem? Known<T>(string field, ImmutableArray<T>? values, T unknown) where T : struct, Enum =>
        values is null or { IsDefaultOrEmpty: true } || (values.Value.Length <= MaxValues && values.Value.All(v => Enum.IsDefined(v) && !v.Equals(unknown))) ? null : Invalid(field);

    private static RegisterView Whole(RegisterView view) => view with
    {
        Partners = Whole(view.Partners),
        Phenomena = Whole(view.Phenomena),
        Areas = Whole(view.Areas),
        Stages = Whole(view.Stages),
        Handling = Whole(view.Handling),
        Sources = Whole(view.Sources),
        Columns = Whole(view.Columns),
    };

    private static ImmutableArray<T> Whole<T>(ImmutableArray<T> values) => values.IsDefault ? [] : [.. values.Distinct()];

    private static ImmutableArray<SavedView> Sorted(ImmutableArray<SavedView> views) => views.Sort((a, b) => string.Compare(a.Name, b.Name, StringComparison.OrdinalIgnoreCase));

    private static Problem Invalid(string field) => Problem.Of(ProblemCode.FieldInvalid, ("field", field));
}
