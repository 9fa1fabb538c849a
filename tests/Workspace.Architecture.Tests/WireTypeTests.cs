using System.Reflection;

namespace Workspace.Architecture.Tests;

/// <summary>Everything that is stored or sent keeps its meaning when code is renamed: aliases on types, interfaces and methods, explicit member ids, enum value 0 invalid.</summary>
public sealed class WireTypeTests
{
    private static readonly Assembly[] Assemblies = [.. new[] { "Workspace.Contracts", "Workspace.Domain", "Workspace.Grains" }.Select(Assembly.Load)];

    private static IEnumerable<Type> Types => Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.StartsWith("Workspace.", StringComparison.Ordinal) == true);

    [Fact]
    public void Every_serialised_type_has_an_alias_of_its_own()
    {
        var serialised = Types.Where(t => t.GetCustomAttribute<GenerateSerializerAttribute>() is not null).ToList();
        Assert.NotEmpty(serialised);
        Assert.Empty(serialised.Where(t => t.GetCustomAttribute<AliasAttribute>() is null).Select(t => t.FullName));
        var aliases = serialised.Select(t => t.GetCustomAttribute<AliasAttribute>()!.Alias).ToList();
        Assert.Empty(aliases.GroupBy(a => a).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [Fact]
    public void Every_grain_interface_and_method_has_an_alias()
    {
        var interfaces = Types.Where(t => t.IsInterface && (typeof(IAddressable).IsAssignableFrom(t) || typeof(IGrainObserver).IsAssignableFrom(t))).ToList();
        Assert.NotEmpty(interfaces);
        Assert.Empty(interfaces.Where(t => t.GetCustomAttribute<AliasAttribute>() is null).Select(t => t.FullName));
        Assert.Empty(interfaces.SelectMany(t => t.GetMethods().Where(m => !m.IsStatic && m.GetCustomAttribute<AliasAttribute>() is null).Select(m => $"{t.Name}.{m.Name}")));
    }

    [Fact]
    public void Every_stored_property_has_an_id_and_no_id_occurs_twice()
    {
        foreach (var type in Types.Where(t => t.GetCustomAttribute<GenerateSerializerAttribute>() is not null))
        {
            var members = type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
            var ids = members.Select(m => m.GetCustomAttribute<IdAttribute>()).OfType<IdAttribute>().Select(i => i.Id).ToList();
            Assert.True(ids.Distinct().Count() == ids.Count, $"{type.Name} uses an id twice.");
            var missing = members.OfType<PropertyInfo>()
                .Where(p => p.SetMethod is { IsPublic: true } && p.GetCustomAttribute<IdAttribute>() is null)
                .Select(p => $"{type.Name}.{p.Name}");
            Assert.Empty(missing);
        }
    }

    [Fact]
    public void Zero_is_invalid_in_every_enum_that_travels()
    {
        var enums = Types.Where(t => t.IsEnum && t.GetCustomAttribute<AliasAttribute>() is not null).ToList();
        Assert.NotEmpty(enums);
        Assert.Empty(enums.Where(t => Enum.GetName(t, 0) != "Unknown").Select(t => t.FullName));
    }
}
