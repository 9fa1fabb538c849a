using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Workspace.Crdt.Wire;

namespace Workspace.Crdt.Values;

/// <summary>The self-describing values of lib0: one tag byte counting down from 127.</summary>
internal static class AnyValue
{
    private const byte Undefined = 127, Null = 126, Integer = 125, Float32 = 124, Float64 = 123, BigInt = 122,
        False = 121, True = 120, String = 119, Object = 118, Array = 117, Bytes = 116;

    /// <summary>Checks one value and moves behind it, without allocating. Recursion is bounded by <paramref name="depth"/>.</summary>
    public static void Skip(ref ByteReader reader, int depth, int maxText)
    {
        if (depth < 0)
        {
            reader.Fail(DecodeError.TooDeep);
            return;
        }

        switch (reader.Byte())
        {
            case Undefined or Null or False or True:
                break;
            case Integer:
                reader.SignedInt(out _);
                break;
            case Float32:
                reader.Bytes(4);
                break;
            case Float64 or BigInt:
                reader.Bytes(8);
                break;
            case String:
                reader.Text(maxText);
                break;
            case Bytes:
                reader.VarBytes(maxText);
                break;
            case Array:
                for (int n = reader.Count(int.MaxValue, 1); n > 0 && !reader.Failed; n--)
                {
                    Skip(ref reader, depth - 1, maxText);
                }

                break;
            case Object:
                for (int n = reader.Count(int.MaxValue, 2); n > 0 && !reader.Failed; n--)
                {
                    reader.Text(maxText);
                    Skip(ref reader, depth - 1, maxText);
                }

                break;
            default:
                reader.Fail(DecodeError.BadContent);
                break;
        }
    }

    /// <summary>Reads a value that <see cref="Skip"/> has accepted.</summary>
    public static YValue Read(ref ByteReader reader)
    {
        switch (reader.Byte())
        {
            case Null:
                return YValue.Null;
            case Integer:
                double magnitude = reader.SignedInt(out bool negative);
                return YValue.Of(negative ? -magnitude : magnitude);
            case Float32:
                return YValue.Of(BinaryPrimitives.ReadSingleBigEndian(reader.Bytes(4)));
            case Float64:
                return YValue.Of(BinaryPrimitives.ReadDoubleBigEndian(reader.Bytes(8)));
            case BigInt:
                return YValue.OfBigInt(BinaryPrimitives.ReadInt64BigEndian(reader.Bytes(8)));
            case False:
                return YValue.False;
            case True:
                return YValue.True;
            case String:
                return YValue.Of(Encoding.UTF8.GetString(reader.VarBytes(int.MaxValue)));
            case Bytes:
                return YValue.Of(reader.VarBytes(int.MaxValue));
            case Array:
                var items = ImmutableArray.CreateBuilder<YValue>();
                for (int n = reader.Count(int.MaxValue, 1); n > 0; n--)
                {
                    items.Add(Read(ref reader));
                }

                return YValue.Of(items.DrainToImmutable());
            case Object:
                var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, YValue>>();
                for (int n = reader.Count(int.MaxValue, 2); n > 0; n--)
                {
                    var key = Encoding.UTF8.GetString(reader.VarBytes(int.MaxValue));
                    entries.Add(new(key, Read(ref reader)));
                }

                return YValue.Of(entries.DrainToImmutable());
            default:
                return YValue.Undefined;
        }
    }

    /// <summary>Writes a value as lib0 does: integers up to 31 bits, then the shortest exact float. Types and documents cannot be values.</summary>
    public static void Write(ref ByteWriter writer, YValue value)
    {
        switch (value.Kind)
        {
            case YValueKind.Null:
                writer.Byte(Null);
                break;
            case YValueKind.Boolean:
                writer.Byte(value.AsBoolean ? True : False);
                break;
            case YValueKind.Number:
                WriteNumber(ref writer, value.AsNumber);
                break;
            case YValueKind.BigInt:
                writer.Byte(BigInt);
                writer.Int64(value.AsBigInt);
                break;
            case YValueKind.String:
                writer.Byte(String);
                writer.Text(value.AsString);
                break;
            case YValueKind.Bytes:
                writer.Byte(Bytes);
                writer.VarBytes(value.AsBytes.Span);
                break;
            case YValueKind.Array:
                writer.Byte(Array);
                writer.Int(value.Items.Length);
                foreach (var item in value.Items)
                {
                    Write(ref writer, item);
                }

                break;
            case YValueKind.Object:
                writer.Byte(Object);
                writer.Int(value.Entries.Length);
                foreach (var (key, entry) in value.Entries)
                {
                    writer.Text(key);
                    Write(ref writer, entry);
                }

                break;
            case YValueKind.Undefined:
                writer.Byte(Undefined);
                break;
            default:
                throw new ArgumentException($"A {value.Kind} cannot be stored inside a value.", nameof(value));
        }
    }

    private static void WriteNumber(ref ByteWriter writer, double number)
    {
        if (Math.Abs(number) <= int.MaxValue && Math.Floor(number) == number)
        {
            writer.Byte(Integer);
            writer.SignedInt((ulong)Math.Abs(number), double.IsNegative(number));
        }
        else if ((float)number == number)
        {
            writer.Byte(Float32);
            writer.Float32((float)number);
        }
        else
        {
            writer.Byte(Float64);
            writer.Float64(number);
        }
    }
}
