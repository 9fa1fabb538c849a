using System.Text;
using System.Text.Json;
using Workspace.Crdt.Interop;

// dotnet run --project tests/Workspace.Crdt.Interop -c Release -- verify < cases.jsonl
// dotnet run --project tests/Workspace.Crdt.Interop -c Release -- states < cases.jsonl   (for tests/interop/check-states.mjs)
switch (args)
{
    case ["verify"]:
        return Verify();
    case ["states"]:
        return StateWriter.Run(OpenInput(), Console.OpenStandardOutput());
    case ["fuzz", .. var options]:
        return Fuzzer.Run(options);
    case ["replica"]:
        return Replica.Run(OpenInput(), Console.OpenStandardOutput());
    default:
        Console.Error.WriteLine("Usage: verify|states|replica, with the lines on standard input; fuzz [--coverage] --seconds 600 [--seed 1] --corpus cases.jsonl[.gz]");
        return 2;
}

static StreamReader OpenInput() => new(Console.OpenStandardInput(), Encoding.UTF8, detectEncodingFromByteOrderMarks: false, bufferSize: 1 << 16);

static int Verify()
{
    int passed = 0, failed = 0;
    using var input = OpenInput();
    for (int number = 1; input.ReadLine() is { } line; number++)
    {
        if (line.Length == 0)
        {
            continue;
        }

        List<string> mismatches;
        string name = $"line {number}";
        try
        {
            using var document = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 1024 });
            var root = document.RootElement;
            name = $"seed {Text(root, "seed")} profile {Text(root, "profile")}";
            mismatches = new CaseVerifier(root).Run();
        }
#pragma warning disable CA1031 // Whatever a line does to the engine or to this runner is a finding about that line.
        catch (Exception error)
#pragma warning restore CA1031
        {
            mismatches = [$"{error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n')[0].Trim()}"];
        }

        if (mismatches.Count == 0)
        {
            passed++;
            continue;
        }

        failed++;
        foreach (var mismatch in mismatches)
        {
            Console.WriteLine($"{name}: {mismatch}");
        }
    }

    Console.WriteLine($"{passed} passed, {failed} failed");
    return failed == 0 && passed > 0 ? 0 : 1;

    static string Text(JsonElement root, string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value.ToString() : "?";
}
