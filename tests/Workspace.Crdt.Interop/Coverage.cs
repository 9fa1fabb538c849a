using System.Runtime.InteropServices;
using SharpFuzz.Common;
using Process = System.Diagnostics.Process;

namespace Workspace.Crdt.Interop;

/// <summary>What makes an input interesting to the search.</summary>
internal interface INovelty
{
    /// <summary>How much has been seen.</summary>
    int Seen { get; }

    /// <summary>Called before an input is tried.</summary>
    void Before();

    /// <summary>Called after it; whether something happened that no input had shown yet.</summary>
    bool After(int behaviour);
}

/// <summary>Kinds of behaviour: another refusal, other magnitudes of what an input adds, leaves waiting or reads as.</summary>
internal sealed class Behaviour : INovelty
{
    private readonly HashSet<int> seen = [];

    public int Seen => seen.Count;

    public void Before()
    {
    }

    public bool After(int behaviour) => seen.Add(behaviour);
}

/// <summary>
/// Coverage of branches, as AFL measures it: pairs of branches that follow each other, and the magnitude of how often. Works in a process whose engine was instrumented.
/// </summary>
internal sealed unsafe class Coverage : INovelty
{
    private const int Size = 1 << 16;

    // The engine writes here as long as the process lives, so it is never given back.
    private readonly byte* map = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] seen = new byte[Size];

    public Coverage() => Trace.SharedMem = map;

    public int Seen => seen.Count(magnitudes => magnitudes != 0);

    public void Before()
    {
        new Span<byte>(map, Size).Clear();
        Trace.PrevLocation = 0;
    }

    public bool After(int behaviour)
    {
        bool isNew = false;
        var words = MemoryMarshal.Cast<byte, ulong>(new ReadOnlySpan<byte>(map, Size));
        for (int word = 0; word < words.Length; word++)
        {
            if (words[word] == 0)
            {
                continue;
            }

            for (int i = word * 8; i < (word + 1) * 8; i++)
            {
                byte magnitude = Magnitude(map[i]);
                if ((seen[i] | magnitude) != seen[i])
                {
                    seen[i] |= magnitude;
                    isNew = true;
                }
            }
        }

        return isNew;
    }

    private static byte Magnitude(byte times) => times switch
    {
        0 => 0,
        1 => 1,
        2 => 2,
        3 => 4,
        < 8 => 8,
        < 16 => 16,
        < 32 => 32,
        < 128 => 64,
        _ => 128,
    };

    /// <summary>Makes a copy of this program whose engine reports its branches, and runs the search there.</summary>
    public static int RunInstrumented(string[] options)
    {
        var here = AppContext.BaseDirectory;
        var folder = Directory.CreateTempSubdirectory("engine-coverage-").FullName;
        try
        {
            foreach (var file in Directory.GetFiles(here))
            {
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            }

            SharpFuzz.Fuzzer.Instrument(Path.Combine(folder, "Workspace.Crdt.dll"), static _ => true, SharpFuzz.Options.Value);
            using var search = Process.Start("dotnet", [Path.Combine(folder, "Workspace.Crdt.Interop.dll"), "fuzz", "--instrumented", .. options]);
            search.WaitForExit();
            return search.ExitCode;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
