namespace McpGateway.Tests.Harness;

/// <summary>The sample's demo accounts, each at a browser of its own.</summary>
internal static class Accounts
{
    public static Visitor Olivia() => new("olivia@alpine.example", "try-olivia");

    public static Visitor Vera() => new("vera@alpine.example", "try-vera");

    public static Visitor Felix() => new("felix@alpine.example", "try-felix");

    public static Visitor Leo() => new("leo@lakeside.example", "try-leo");

    public static Visitor Sam() => new("sam@operator.example", "try-sam");

    public static Visitor Dana() => new("dana@operator.example", "try-dana");
}
