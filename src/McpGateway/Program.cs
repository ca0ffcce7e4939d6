namespace McpGateway;

public static class Program
{
    public static void Main() { }
}
