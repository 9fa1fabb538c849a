using System.Reflection;
using Orleans.Concurrency;
using Workspace.Contracts;

namespace Workspace.Architecture.Tests;

/// <summary>What a web node may ask again when a silo dies (decision 0010).</summary>
public sealed class ReadingTests
{
    private static readonly MethodInfo[] Methods =
        [.. Assembly.Load("Workspace.Contracts").GetTypes().Where(t => t.IsInterface && t.IsAssignableTo(typeof(IAddressable))).SelectMany(t => t.GetMethods())];

    [Fact]
    public void A_reading_answers_something_and_takes_no_command()
    {
        var readings = Methods.Where(m => m.IsDefined(typeof(ReadingAttribute))).ToList();
        Assert.NotEmpty(readings);
        Assert.DoesNotContain(readings, m => !m.ReturnType.IsGenericType || m.GetParameters().Any(p => p.Name == "command"));
    }

    [Fact]
    public void What_interleaves_because_it_only_reads_is_a_reading() =>
        Assert.DoesNotContain(Methods, m => m.IsDefined(typeof(ReadOnlyAttribute)) && !m.IsDefined(typeof(ReadingAttribute)));
}
