namespace McpGateway;

public static class Program
{
    public static void Main(string[] args) => Build(args).Run();

    public static WebApplication Build(string[] args) => WebApplication.CreateBuilder(args).Build();
}
