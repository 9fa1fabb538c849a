namespace Workspace.Contracts.Sections;

/// <summary>Reads the history of a section out of its log, beside the live text so that nobody who types waits. Key: <see cref="SectionRef.Key"/>.</summary>
[Alias("ws.grain.section-history")]
public interface ISectionHistoryGrain : IGrainWithStringKey
{
    /// <param name="before">Only entries that begin before this row; null for the newest.</param>
    /// <param name="take">At most <see cref="HistoryLimits.Page"/>.</param>
    [Alias("Timeline"), Reading] Task<Outcome<HistoryPage>> Timeline(PersonId by, long? before, int take);

    /// <summary>The text of a version with its writers; of the latest one when <paramref name="version"/> is null.</summary>
    [Alias("Text"), Reading] Task<Outcome<HistoryText>> Text(PersonId by, long? version);

    /// <summary>What changed between two versions; 0 is the empty text before the first row.</summary>
    [Alias("Difference"), Reading] Task<Outcome<HistoryText>> Difference(PersonId by, long from, long to);

    /// <summary>Makes the text read as a version did, as an edit of this person.</summary>
    [Alias("Restore")] Task<Outcome<RestoredVersion>> Restore(RestoreVersion command, PersonId by);
}
