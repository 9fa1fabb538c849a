using System.Collections.Immutable;
using Orleans.Serialization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;
using Workspace.Contracts.Pictures;
using Workspace.Contracts.Storage;
using Workspace.Domain.Contributions;

namespace Workspace.Grains.Contributions.Imports;

/// <summary>Remembers which imports there were. What they are is asked of them, under the rights of who asks.</summary>
[GrainType("import-list")]
internal sealed class ImportListGrain(IRowStore store, Serializer serializer) : Grain, IImportListGrain
{
    private const string Key = "m/imports";

    private long head;
    private ImmutableArray<string> imports = [];

    private string Owner => "imports/" + this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var page = await store.ReadAsync(Owner, ["m/"], cancellationToken);
        head = page.Head;
        imports = page.Rows.IsEmpty ? [] : serializer.Deserialize<ImmutableArray<string>>(page.Rows[0].Payload);
    }

    public async Task<Outcome<Unit>> Admit(PersonId by)
    {
        var self = ContributionRef.Parse(this.GetPrimaryKeyString());
        var picture = await GrainFactory.GetGrain<IPictureGrain>(self.Picture.Value).ContributionConfiguration(self.Partner);
        return picture is null ? ProblemCode.NotFound
            : ContributionDecider.MayEnter(picture, self.Partner, picture.People.FirstOrDefault(p => p.Person == by)) is { } refusal ? refusal
            : Unit.Value;
    }

    public async Task Add(SignalId import)
    {
        if (imports.Contains(import.Value))
        {
            return;
        }

        var next = imports.Add(import.Value);
        next = next.Length > IImportListGrain.Max ? next.RemoveAt(0) : next;
        try
        {
            await store.WriteAsync(Owner, head, [new(Key, serializer.SerializeToArray(next))]);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        head++;
        imports = next;
    }

    public async Task<Outcome<ImmutableArray<ImportView>>> List(PersonId by)
    {
        var views = await Task.WhenAll(imports.Reverse().Select(i => GrainFactory.GetGrain<IImportGrain>($"{this.GetPrimaryKeyString()}/{i}").View(by)));
        return ImmutableArray.CreateRange(views.Where(v => v.IsDone).Select(v => v.Value!));
    }
}
