using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Workspace.Contracts;
using Workspace.Contracts.Contributions;

namespace Workspace.Grains.Tests.Contributions;

/// <summary>Who set a hold became optional under the number that it had. That is allowed because a value is stored the same whether it may be absent or not.</summary>
public sealed class StoredHoldTests
{
    private static readonly Serializer Serializer = new ServiceCollection()
        .AddSerializer(builder => builder.AddAssembly(typeof(PersonId).Assembly))
        .BuildServiceProvider()
        .GetRequiredService<Serializer>();

    [Fact]
    public void A_person_is_stored_the_same_where_one_may_be_absent()
    {
        var person = PersonId.Parse("femke-kramer");
        var stored = Serializer.SerializeToArray(person);
        Assert.Equal(stored, Serializer.SerializeToArray<PersonId?>(person));
        Assert.Equal(person, Serializer.Deserialize<PersonId?>(stored));
    }

    [Fact]
    public void A_hold_is_read_as_it_was_stored_with_and_without_a_person()
    {
        var hold = new PublicationHold { Id = "1", About = "loods", At = DateTimeOffset.UnixEpoch, By = PersonId.Parse("femke-kramer") };
        Assert.Equal(hold, Serializer.Deserialize<PublicationHold>(Serializer.SerializeToArray(hold)));
        Assert.Equal(hold with { By = null }, Serializer.Deserialize<PublicationHold>(Serializer.SerializeToArray(hold with { By = null })));
    }
}
