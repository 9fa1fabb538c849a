using System.Collections.Immutable;
using CsCheck;
using Workspace.Contracts;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Sections;
using Workspace.Domain.Sections;
using Xunit;

namespace Workspace.Domain.Tests;

/// <summary>Random lives of a section: what holds whatever the order of events.</summary>
public sealed partial class SectionDeciderTests
{
    private enum Happening
    {
        Edit, ReadAnew, Submit, RequestChanges, Approve, Sign, SignOld, Freeze, Abandon, Publish, Reopen,
    }

    private sealed record Step(Happening What, int Who, char Text)
    {
        public override string ToString() => $"{What}({Everyone[Who].Person}, {Text})";
    }

    private static ImmutableArray<Participant> Everyone => [Editor, Signer, SecondSigner, TaxEditor, TaxSigner, Coordinator, Neighbour, Reader];

    /// <summary>Weighted, so that lives reach signatures and publications instead of ending in refusals: most steps are by someone who has that right.</summary>
    private static readonly Gen<Step[]> Lives = Gen.Frequency(
        (3, Steps(Happening.Edit, 0, 3)),
        (1, Steps(Happening.ReadAnew, 0)),
        (4, Steps(Happening.Submit, 0, 3)),
        (2, Steps(Happening.RequestChanges, 1, 5)),
        (2, Steps(Happening.Approve, 0, 4)),
        (12, Steps(Happening.Sign, 1, 2, 4, 4)),
        (1, Steps(Happening.SignOld, 1, 4)),
        (5, Steps(Happening.Freeze, 5)),
        (2, Steps(Happening.Abandon, 5)),
        (4, Steps(Happening.Publish, 5)),
        (3, Steps(Happening.Reopen, 5))).Array[0, 80];

    private static Gen<Step> Steps(Happening what, params int[] who) =>
        Gen.Select(Gen.Frequency((7, Gen.OneOfConst(who)), (1, Gen.Int[0, 7])), Gen.Char["aabbe"], (by, text) => new Step(what, by, text));

    /// <summary>A section with the text beside it, as the grain holds them.</summary>
    private sealed record Life(SectionState State, char Text, int Revision, int Minute)
    {
        public static readonly Life Begin = new(new(), 'e', 0, 0);

        public bool HasText => Text != 'e';
    }

    private static Life Next(Life life, Step step)
    {
        var who = Everyone[step.Who];
        var (state, revision, at) = (life.State, Math.Max(1, life.Revision), Given.Minute(life.Minute + 1));
        Outcome<SectionState> outcome = state;
        var text = life.Text;
        switch (step.What)
        {
            case Happening.Edit or Happening.ReadAnew:
                // Nobody writes in a frozen or locked section: the matrix proves it.
                if (state.FrozenFor == 0 && state.Stage != SectionStage.Locked)
                {
                    text = step.Text;
                    outcome = SectionDecider.TextBecame(state, Owners, Given.Hash(text), text != 'e', step.What == Happening.Edit ? who.Name : null, at);
                }

                break;
            case Happening.Submit or Happening.RequestChanges or Happening.Approve:
                outcome = Change(state, Enum.Parse<StageAction>(step.What.ToString()), who, "why", life.HasText);
                break;
            case Happening.Sign or Happening.SignOld:
                var expected = step.What == Happening.Sign ? text : step.Text;
                outcome = SectionDecider.Sign(state, new() { ExpectedHash = Given.Hash(expected), Remark = step.Text == 'b' ? "b" : null }, who, Owners, Given.Hash(text), life.HasText, life.Minute, at);
                break;
            case Happening.Freeze:
                revision = state.PublishedIn + 1;
                outcome = SectionDecider.Freeze(state, Owners, Given.Hash(text), revision);
                break;
            case Happening.Abandon or Happening.Publish:
                outcome = SectionDecider.Thaw(state, revision, step.What == Happening.Publish);
                break;
            default:
                outcome = SectionDecider.Reopen(state, Owners, revision);
                break;
        }

        return new(outcome.IsDone ? outcome.Value : state, text, revision, life.Minute + 1);
    }

    private static void InEveryLife(Action<Life, Step, Life> holds) =>
        Any.Check(
            Lives,
            steps =>
            {
                var life = Life.Begin;
                foreach (var step in steps)
                {
                    var next = Next(life, step);
                    holds(life, step, next);
                    life = next;
                }
            },
            times: 1_000,
            print: steps => string.Join(" ", steps.Select(s => s.ToString())));

    private static bool AllSigned(SectionState state) => Owners.All(o => state.Signatures.Any(s => s.Partner == o && s.Hash == state.ContentHash));

    [Fact]
    public void Whatever_happens_signed_means_that_every_owner_signed_exactly_this_text() =>
        InEveryLife((_, step, life) =>
        {
            var signed = AllSigned(life.State);
            switch (life.State.Stage)
            {
                case SectionStage.Signed or SectionStage.Locked:
                    Assert.True(signed, $"after {step}");
                    Assert.True(life.HasText, $"after {step}");
                    Assert.Equal(Given.Hash(life.Text), life.State.ContentHash);
                    break;
                case SectionStage.ReadyForReview or SectionStage.Approved:
                    Assert.False(signed, $"after {step}");
                    break;
                default:
                    // A draft holds signatures on its own text only when changes were requested after they were set.
                    Assert.True(!signed || life.State.StageReason is not null, $"after {step}");
                    break;
            }
        });

    [Fact]
    public void Whatever_happens_a_signature_is_marked_stale_exactly_when_the_text_is_another() =>
        InEveryLife((_, step, life) => Assert.All(life.State.Signatures, s =>
        {
            Assert.Equal(s.Hash != life.State.ContentHash, s.StaleAt is not null);
            Assert.True(s.StaleBy is null || s.StaleAt is not null, $"after {step}");
        }));

    [Fact]
    public void Whatever_happens_no_signature_is_ever_lost_or_altered() =>
        InEveryLife((before, step, life) =>
        {
            static IEnumerable<Signature> All(SectionState s) => s.Replaced.Concat(s.Signatures).Select(x => x with { StaleBy = null, StaleAt = null });
            var (was, now) = (All(before.State).ToList(), All(life.State).ToList());
            Assert.True(was.All(now.Contains), $"after {step}");
            Assert.Equal(was.Count + (now.Count > was.Count ? 1 : 0), now.Count);
            Assert.True(now.Count == was.Count || step.What is Happening.Sign or Happening.SignOld, $"after {step}");
            Assert.Equal(life.State.Signatures.Length, life.State.Signatures.Select(s => s.Partner).Distinct().Count());
            Assert.All(life.State.Signatures, s => Assert.Contains(s.Partner, Owners));
        });

    [Fact]
    public void Whatever_happens_a_frozen_section_is_fully_signed_and_keeps_its_text() =>
        InEveryLife((before, step, life) =>
        {
            Assert.True(life.State.FrozenFor == 0 || (life.State.Stage == SectionStage.Signed && AllSigned(life.State)), $"after {step}");
            Assert.True(before.State.FrozenFor == 0 || before.State.ContentHash == life.State.ContentHash, $"after {step}");
            Assert.Equal(life.State.Stage == SectionStage.Locked, life.State.Stage == SectionStage.Locked && life.State.PublishedIn > 0);
        });

    [Fact]
    public void Whatever_happens_the_version_grows_with_every_change_and_only_then() =>
        InEveryLife((before, step, life) =>
            Assert.True(ReferenceEquals(before.State, life.State) || life.State.Version > before.State.Version, $"after {step}"));

    [Fact]
    public void Whatever_happens_a_second_time_changes_nothing() =>
        InEveryLife((_, step, life) =>
        {
            // A text read anew that is already known, and every command: repeated at once by the same person it is refused or gives the same state.
            var again = Next(life, step);
            Assert.True(ReferenceEquals(life.State, again.State), $"{step} twice: version {life.State.Version} became {again.State.Version}");
        });

    [Fact]
    public void Whatever_happens_in_many_lives_every_stage_and_a_second_publication_is_reached()
    {
        // Guards the generator: a property over lives that never get anywhere proves nothing.
        var stages = new System.Collections.Concurrent.ConcurrentDictionary<(SectionStage, int), int>();
        InEveryLife((_, _, life) => stages.AddOrUpdate((life.State.Stage, Math.Min(2, life.State.PublishedIn)), 1, (_, n) => n + 1));
        Assert.Equal(
            Enum.GetValues<SectionStage>().Where(s => s != SectionStage.Unknown).Order(),
            stages.Keys.Select(k => k.Item1).Distinct().Order());
        Assert.True(stages.GetValueOrDefault((SectionStage.Locked, 2)) > 0, string.Join(", ", stages.OrderBy(s => s.Key)));
    }
}
