using System.Text;
using System.Text.RegularExpressions;

namespace McpGateway.Commands.Import;

/// <summary>From the names of an API to those of a catalog.</summary>
internal static partial class Naming
{
    private const int Longest = 60;

    /// <summary><c>searchBookings</c>, <c>search-bookings</c> and <c>bookings/search</c> in small letters with
    /// underscores.</summary>
    public static string Snake(string name)
    {
        var words = Boundary().Replace(name, "_");
        var snake = Other().Replace(words, "_").Trim('_').ToLowerInvariant();
        snake = snake.Length > Longest ? snake[..Longest].TrimEnd('_') : snake;
        return snake is [>= 'a' and <= 'z', ..] ? snake : $"x_{snake}".TrimEnd('_');
    }

    /// <summary><c>product_id</c> as a person says it: <c>product id</c>.</summary>
    public static string Words(string name) => Snake(name).Replace('_', ' ');

    public static string Sentence(string name)
    {
        var words = Words(name);
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>The name, with a number when it is taken.</summary>
    public static string Unique(string name, ISet<string> taken)
    {
        var unique = name;
        for (var number = 2; !taken.Add(unique); number++)
        {
            unique = $"{name}_{number}";
        }

        return unique;
    }

    public static string OfOperation(ApiOperation operation)
    {
        if (Json.Text(operation.Body, "operationId") is { Length: > 0 } id)
        {
            return Snake(id);
        }

        var name = new StringBuilder(operation.Method);
        foreach (var segment in operation.Path.Split('/').Where(segment => segment is not ['{', ..]))
        {
            name.Append('_').Append(segment);
        }

        return Snake(name.ToString());
    }

    /// <summary>The first tag, or the first segment of the path that says what it is about.</summary>
    public static string GroupOf(ApiOperation operation, string organizer)
    {
        var segments = operation.Path.Split('/').ToList();
        var after = segments.IndexOf($"{{{organizer}}}") + 1;
        var segment = segments.Skip(after).FirstOrDefault(one => one.Length > 0 && one[0] != '{') ?? "general";
        return Snake(Json.Words(operation.Body, "tags").FirstOrDefault() ?? segment);
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")]
    private static partial Regex Boundary();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex Other();
}
