using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Sections;
using Workspace.Domain.Access;
using Workspace.Domain.Sections;

namespace Workspace.Grains.Sections;

internal sealed partial class SectionGrain
{
    public Task<Outcome<SectionReading>> Read(PersonId by)
    {
        var verdict = Decide(SectionAct.Read, by);
        if (!verdict.IsAllowed)
        {
            return Answer<SectionReading>(verdict.Problem!);
        }

        var (hash, content) = text.ReadContent();
        return Answer<SectionReading>(new SectionReading
        {
            Section = self.Section,
            Number = configuration!.Number,
            Title = configuration.Title,
            Hash = hash,
            Sequence = text.Sequence,
            Content = content,
            Stage = state.Stage,
            Signatures = SignatureViews(hash),
            Can = RightsOf(by)!,
            Owners = Owners,
        });
    }

    public Task<Outcome<SectionStatus>> ChangeStage(ChangeStage command, PersonId by) => Enqueue<Outcome<SectionStatus>>(async () =>
    {
        var decided = SectionDecider.ChangeStage(state, command, Find(by), Owners, text.Read().HasText, Today);
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Save(decided.Value);
        return StatusOf();
    });

    public Task<Outcome<SignatureView>> Sign(SignSection command, PersonId by) => Enqueue<Outcome<SignatureView>>(async () =>
    {
        await RefreshHash();
        var (hash, hasText) = text.Read();
        var decided = SectionDecider.Sign(state, command, Find(by), Owners, hash, hasText, text.Sequence, time.GetUtcNow());
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        await Save(decided.Value);
        return SignatureViews().First(s => s.Partner == Find(by)!.Partner);
    });

    public Task<Outcome<FrozenSection>> Freeze(int revision) => Enqueue<Outcome<FrozenSection>>(async () =>
    {
        if (configuration is null)
        {
            return ProblemCode.NotFound;
        }

        await RefreshHash();
        var (hash, content) = text.ReadContent();
        var decided = SectionDecider.Freeze(state, Owners, hash, revision);
        if (!decided.IsDone)
        {
            return decided.Problem;
        }

        if (!ReferenceEquals(decided.Value, state))
        {
            await Save(decided.Value);
        }

        return new FrozenSection { Section = self.Section, Hash = hash, Sequence = text.Sequence, Content = content, Signatures = SignatureViews() };
    });

    public Task Thaw(int revision, bool published) => Enqueue(() => SaveIfChanged(SectionDecider.Thaw(state, revision, published)));

    public Task Reopen(int revision) => Enqueue(() => SaveIfChanged(SectionDecider.Reopen(state, Owners, revision)));

    private Task SaveIfChanged(SectionState next) => ReferenceEquals(next, state) ? Task.CompletedTask : Save(next);

    private SectionRights? RightsOf(PersonId person) => Rights.Of(Find(person), Owners, state.Stage, Frozen, Today);

    private ImmutableArray<SignatureView> SignatureViews(string? hash = null) => [.. state.Signatures.Select(s => new SignatureView
    {
        Partner = s.Partner,
        Person = s.Person,
        Name = s.Name,
        Function = s.Function,
        At = s.At,
        Hash = s.Hash,
        MandateReference = s.MandateReference,
        Reservation = s.Reservation,
        Remark = s.Remark,
        Fresh = s.Hash == (hash ?? state.ContentHash),
        StaleBy = s.StaleBy,
        StaleAt = s.StaleAt,
    })];
}
