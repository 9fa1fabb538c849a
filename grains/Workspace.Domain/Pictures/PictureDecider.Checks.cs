using System.Collections.Immutable;
using System.Globalization;
using Workspace.Contracts;
using Workspace.Contracts.Areas;
using Workspace.Contracts.Partners;
using Workspace.Contracts.Pictures;

namespace Workspace.Domain.Pictures;

public static partial class PictureDecider
{
    private static Problem? CheckText(StartPicture command)
    {
        Problem? Question(string name, string? answer) =>
            Fields.IsBlank(answer) ? Problem.Of(ProblemCode.IntakeIncomplete, ("question", name)) : Fields.Optional("intake." + name, answer, PictureLimits.Text);

        return Fields.FirstProblem(
            Fields.Line("title", command.Title, PictureLimits.Title),
            Question("jointNeed", command.Intake?.JointNeed),
            Question("willToAct", command.Intake?.WillToAct),
            Question("legalBasis", command.Intake?.LegalBasis),
            Question("capacity", command.Intake?.Capacity),
            Fields.Required("question", command.Question, PictureLimits.Text),
            Fields.Optional("scope", command.Scope, PictureLimits.Text),
            Fields.Line("template", command.Template, 64),
            command.Until < command.From ? Problem.Of(ProblemCode.PeriodReversed) : null);
    }

    private static Problem? CheckScope(StartPicture command, IReadOnlyDictionary<string, Area> areas, IReadOnlyDictionary<string, Partner> partners)
    {
        if (command.Areas.IsDefaultOrEmpty)
        {
            return Problem.Of(ProblemCode.EmptyScope);
        }

        if (command.Areas.Length > PictureLimits.Areas)
        {
            return Problem.Of(ProblemCode.FieldTooLong, ("field", "areas"), ("max", Fields.Number(PictureLimits.Areas)), ("length", Fields.Number(command.Areas.Length)));
        }

        foreach (var area in command.Areas)
        {
            if (area is null || !areas.ContainsKey(area))
            {
                return Problem.Of(ProblemCode.UnknownArea, ("area", Fields.Clip(area)));
            }
        }

        if (command.Partners.IsDefaultOrEmpty)
        {
            return Problem.Of(ProblemCode.NoPartners);
        }

        if (command.Partners.Length > PictureLimits.Partners)
        {
            return Problem.Of(ProblemCode.FieldTooLong, ("field", "partners"), ("max", Fields.Number(PictureLimits.Partners)), ("length", Fields.Number(command.Partners.Length)));
        }

        foreach (var partner in command.Partners)
        {
            if (partner is null || !partners.ContainsKey(partner))
            {
                return Problem.Of(ProblemCode.UnknownPartner, ("partner", Fields.Clip(partner)));
            }
        }

        if (command.Sections.IsDefaultOrEmpty)
        {
            return Problem.Of(ProblemCode.NoSections);
        }

        if (command.Sections.Length > PictureLimits.Sections)
        {
            return Problem.Of(ProblemCode.TooManySections, ("max", Fields.Number(PictureLimits.Sections)));
        }

        return command.Sections.Select((s, i) => CheckSection(s, i, command, partners)).FirstOrDefault(p => p is not null) ?? CheckSize(command);
    }

    /// <summary>All first texts together: they lie in the row of the picture, which every later command writes again.</summary>
    private static Problem? CheckSize(StartPicture command)
    {
        var length = command.Sections.Sum(s => s.InitialText?.Length ?? 0);
        return length <= MaxInitialText
            ? null
            : Problem.Of(ProblemCode.FieldTooLong, ("field", "sections.initialText"), ("max", Fields.Number(MaxInitialText)), ("length", Fields.Number(length)));
    }

    private static Problem? CheckSection(NewSection section, int index, StartPicture command, IReadOnlyDictionary<string, Partner> partners)
    {
        string Field(string name) => string.Create(CultureInfo.InvariantCulture, $"sections.{index}.{name}");
        if (section is null)
        {
            return Problem.Of(ProblemCode.FieldRequired, ("field", string.Create(CultureInfo.InvariantCulture, $"sections.{index}")));
        }

        if (Fields.FirstProblem(
            Fields.Line(Field("title"), section.Title, PictureLimits.Title),
            Fields.Line(Field("chapterTitle"), section.ChapterTitle, PictureLimits.Title),
            Fields.Optional(Field("initialText"), section.InitialText, PictureLimits.InitialText),
            section.Chapter is < 1 or > 99 ? Problem.Of(ProblemCode.FieldInvalid, ("field", Field("chapter"))) : null,
            section.Id is { Length: > 0 } id && !SectionId.TryParse(id, out _) ? Problem.Of(ProblemCode.FieldInvalid, ("field", Field("id"))) : null) is { } problem)
        {
            return problem;
        }

        if (section.Owners.IsDefaultOrEmpty)
        {
            return Problem.Of(ProblemCode.SectionWithoutOwner, ("section", Fields.Clip(section.Title)));
        }

        if (section.Owners.Length > PictureLimits.Partners)
        {
            return Problem.Of(ProblemCode.FieldTooLong, ("field", Field("owners")), ("max", Fields.Number(PictureLimits.Partners)), ("length", Fields.Number(section.Owners.Length)));
        }

        foreach (var owner in section.Owners)
        {
            if (owner is null || !command.Partners.Contains(owner) || partners[owner].InputOnly)
            {
                return Problem.Of(ProblemCode.OwnerNotParticipating, ("section", Fields.Clip(section.Title)), ("partner", Fields.Clip(owner)));
            }
        }

        return null;
    }

    /// <summary>Numbers sections by chapter in the order given: chapter 5 gets 5.1, 5.2 … (just 5 when it has one section of the same title).</summary>
    private static Outcome<ImmutableArray<PictureSection>> NumberSections(StartPicture command)
    {
        var sections = ImmutableArray.CreateBuilder<PictureSection>();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var chapter in command.Sections.GroupBy(s => s.Chapter).OrderBy(c => c.Key))
        {
            var alone = chapter.Count() == 1;
            var title = chapter.First().ChapterTitle.Trim();
            var place = 0;
            foreach (var section in chapter)
            {
                place++;
                var number = alone && section.Title.Trim() == title
                    ? Fields.Number(chapter.Key)
                    : string.Create(CultureInfo.InvariantCulture, $"{chapter.Key}.{place}");
                var id = string.IsNullOrEmpty(section.Id) ? string.Create(CultureInfo.InvariantCulture, $"s-{chapter.Key}-{place}") : section.Id;
                if (!used.Add(id))
                {
                    return Problem.Of(ProblemCode.AlreadyExists, ("field", "sections.id"));
                }

                sections.Add(new()
                {
                    Id = SectionId.Parse(id),
                    Chapter = chapter.Key,
                    ChapterTitle = title,
                    Number = number,
                    Title = section.Title.Trim(),
                    Owners = [.. section.Owners.Distinct().Select(PartnerId.Parse)],
                    InitialText = string.IsNullOrWhiteSpace(section.InitialText) ? null : section.InitialText,
                });
            }
        }

        return sections.ToImmutable();
    }
}
