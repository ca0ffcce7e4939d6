using System.Numerics;

namespace McpGateway.Sample.BackOffice.Seed;

/// <summary>Throws the same numbers on every machine and every runtime (SplitMix64). Only for made-up data.</summary>
internal sealed class SeedDice(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 up to, not including, <paramref name="below"/>.</summary>
    public int Below(int below) => (int)(Next() % (ulong)below);

    public int Between(int first, int last) => first + Below(last - first + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    public string Letters(int length)
    {
        const string alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        return string.Create(length, this, static (text, dice) =>
        {
            foreach (ref var letter in text)
            {
                letter = alphabet[dice.Below(alphabet.Length)];
            }
        });
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return BitOperations.RotateLeft(mixed ^ (mixed >> 31), 17);
    }
}
