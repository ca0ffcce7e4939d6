namespace McpGateway.Sample;

public static class Program
{
    public static void Main() { }
}
