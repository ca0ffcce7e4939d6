using System.ComponentModel.DataAnnotations;

namespace McpGateway.Audit.Anomalies;

/// <summary>From where on something is told of that nobody would otherwise have noticed (promise G9).</summary>
internal sealed class AnomalyOptions : IValidatableObject
{
    public const string Section = "Gateway:Audit:Alerts";

    /// <summary>Whether the log is watched at all.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>How often it is looked into the log.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>What is counted lies within this; a connection raises each alert once in it.</summary>
    public TimeSpan Period { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>So many refused calls of a connection.</summary>
    [Range(2, 1_000_000, ErrorMessage = Section + ":Denials must be from 2 to 1000000.")]
    public int Denials { get; set; } = 20;

    /// <summary>So many failed calls of a connection.</summary>
    [Range(2, 1_000_000, ErrorMessage = Section + ":Failures must be from 2 to 1000000.")]
    public int Failures { get; set; } = 20;

    /// <summary>So many calls of a connection that a guard refused.</summary>
    [Range(2, 1_000_000, ErrorMessage = Section + ":GuardRefusals must be from 2 to 1000000.")]
    public int GuardRefusals { get; set; } = 5;

    /// <summary>Fewer calls of a connection are never too many.</summary>
    [Range(2, 10_000_000, ErrorMessage = Section + ":Calls must be from 2 to 10000000.")]
    public int Calls { get; set; } = 300;

    /// <summary>So many times the calls of the connection's busiest hour before.</summary>
    [Range(1, 1000, ErrorMessage = Section + ":CallsFactor must be from 1 to 1000.")]
    public int CallsFactor { get; set; } = 3;

    /// <summary>How far back a connection's busiest hour is looked for.</summary>
    public TimeSpan Past { get; set; } = TimeSpan.FromDays(14);

    /// <summary>What is done for the first time is only told of somebody who has done other things for so long.</summary>
    public TimeSpan SettledAfter { get; set; } = TimeSpan.FromDays(1);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, value, least, most) in new[]
        {
            (nameof(LookEvery), LookEvery, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)),
            (nameof(Period), Period, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)),
            (nameof(Past), Past, TimeSpan.FromHours(1), TimeSpan.FromDays(60)),
            (nameof(SettledAfter), SettledAfter, TimeSpan.Zero, TimeSpan.FromDays(90)),
        })
        {
            if (value < least || value > most)
            {
                yield return new($"{Section}:{name} is {value}; it must be from {least} to {most}.", [name]);
            }
        }

        if (LookEvery > Period)
        {
            yield return new($"{Section}:LookEvery is {LookEvery}, longer than {Section}:Period; what happens between two "
                + "looks would be missed. Look more often or lengthen the period.", [nameof(LookEvery), nameof(Period)]);
        }
    }
}
