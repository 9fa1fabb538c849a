using System.Collections.Immutable;
using Workspace.Contracts;
using Workspace.Contracts.Partners;

namespace Workspace.Grains.Partners;

/// <summary>The register of partners and people. Few writes, many reads, all from memory.</summary>
[GrainType("directory")]
internal sealed class DirectoryGrain([PersistentState("directory")] IPersistentState<DirectoryState> row) : Grain, IDirectoryGrain
{
    private DirectoryState state = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        state = row.State;
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<Partner>> List() => Task.FromResult(state.Partners);

    public Task<Person?> FindPerson(PersonId id) => Task.FromResult(state.Partners.SelectMany(p => p.People).FirstOrDefault(p => p.Id == id));

    public Task<ImmutableArray<Partner>> Find(ImmutableArray<PartnerId> ids) => Task.FromResult<ImmutableArray<Partner>>([.. state.Partners.Where(p => ids.Contains(p.Id))]);

    public async Task<Outcome<Unit>> Put(ImmutableArray<Partner> partners)
    {
        foreach (var partner in partners)
        {
            if (string.IsNullOrWhiteSpace(partner.Name) || partner.Name.Length > 200)
            {
                return Problem.Of(ProblemCode.FieldInvalid, ("field", "name"));
            }

            if (partner.People.Any(p => p.Partner != partner.Id))
            {
                return Problem.Of(ProblemCode.FieldInvalid, ("field", "people"));
            }
        }

        var next = state with
        {
            Partners = [.. state.Partners.Where(p => !partners.Any(n => n.Id == p.Id)).Concat(partners).OrderBy(p => p.Name, StringComparer.Ordinal)],
        };
        row.State = next;
        try
        {
            await row.WriteStateAsync();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }

        state = next;
        return Unit.Value;
    }
}

[GenerateSerializer, Immutable, Alias("ws.directory.state")]
public sealed record DirectoryState
{
    [Id(0)] public int Schema { get; init; } = 1;

    [Id(1)] public ImmutableArray<Partner> Partners { get; init; } = [];
}
