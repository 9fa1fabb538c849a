using System.Reflection;
using System.Runtime.CompilerServices;

namespace Workspace.Architecture.Tests;

/// <summary>
/// Everything that travels between nodes or is stored, one line for each member, in <c>contracts.txt</c>. Nodes of two releases run side by side and state is kept for
/// years, so a line is never taken away: it stays with the prefix <c>*RETIRED*</c>, and its id is not given out again.
/// Run with <c>WORKSPACE_ACCEPT=1</c> to write the file anew, and read the difference.
/// </summary>
public sealed class ContractTests
{
    private const string Retired = "*RETIRED* ";

    private static readonly Assembly[] Assemblies = [.. new[] { "Workspace.Contracts", "Workspace.Domain", "Workspace.Grains" }.Select(Assembly.Load)];

    private static string File => Path.Combine(Repository.Root, "tests", "Workspace.Architecture.Tests", "contracts.txt");

    [Fact]
    public void What_travels_is_what_was_agreed()
    {
        var current = Lines().ToHashSet(StringComparer.Ordinal);
        var agreed = System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File).Where(l => l.Length > 0).ToList() : [];
        var retired = agreed.Where(l => l.StartsWith(Retired, StringComparison.Ordinal)).Select(l => l[Retired.Length..]).ToHashSet(StringComparer.Ordinal);
        var valid = agreed.Where(l => !l.StartsWith(Retired, StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        if (Environment.GetEnvironmentVariable("WORKSPACE_ACCEPT") == "1")
        {
            retired.UnionWith(valid.Except(current));
            retired.ExceptWith(current);
            System.IO.File.WriteAllLines(File, current.Concat(retired.Select(l => Retired + l)).Order(StringComparer.Ordinal));
            valid = current;
        }

        Assert.Empty(valid.Except(current).Select(l => $"gone, keep it as {Retired}: {l}"));
        Assert.Empty(current.Except(valid).Select(l => $"new, add it: {l}"));
    }

    [Fact]
    public void A_retired_id_is_not_given_out_again()
    {
        var current = Lines().ToLookup(Key, StringComparer.Ordinal);
        var again = System.IO.File.ReadAllLines(File)
            .Where(l => l.StartsWith(Retired, StringComparison.Ordinal))
            .Select(l => l[Retired.Length..])
            .Where(l => current.Contains(Key(l)));
        Assert.Empty(again);
    }

    /// <summary>What a line is about, without its type: a member by its id, an enum value by its number, a method by its alias.</summary>
    private static string Key(string line) => line[..line.IndexOf(' ', StringComparison.Ordinal)];

    private static IEnumerable<string> Lines()
    {
        foreach (var type in Assemblies.SelectMany(a => a.GetTypes()).Where(t => t.Namespace?.StartsWith("Workspace.", StringComparison.Ordinal) == true))
        {
            if (type.GetCustomAttribute<AliasAttribute>()?.Alias is not { } alias)
            {
                continue;
            }

            if (type.IsEnum)
            {
                foreach (var value in Enum.GetValuesAsUnderlyingType(type))
                {
                    yield return $"{alias}={value} {Enum.GetName(type, value)}";
                }
            }
            else if (type.IsInterface)
            {
                foreach (var method in type.GetMethods().Where(m => !m.IsStatic))
                {
                    yield return $"{alias}.{method.GetCustomAttribute<AliasAttribute>()?.Alias} ({string.Join(", ", method.GetParameters().Select(p => Name(p.ParameterType)))}) -> {Name(method.ReturnType)}";
                }
            }
            else
            {
                foreach (var member in type.GetMembers(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (member.GetCustomAttribute<IdAttribute>() is { } id && member.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
                    {
                        yield return $"{alias}:{id.Id} {Name(member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType)} {member.Name}";
                    }
                }
            }
        }
    }

    /// <summary>The alias of our own types, so that renaming a class changes no line.</summary>
    private static string Name(Type type)
    {
        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.Name;
        }

        var name = type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
