using McpGateway.Conformance.Deployments;

namespace McpGateway.Conformance.Fuzz;

/// <summary><c>fuzz [COUNT] [SEED] [FIRST]</c>: that many requests in all, spread over the deployments.</summary>
internal static class FuzzCommand
{
    private const int Usual = 200_000;

    /// <summary>0 without findings, 1 with, 2 for arguments that are no numbers.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var numbers = arguments.Select(argument => int.TryParse(argument, out var number) ? number : -1).ToList();
        if (numbers.Count > 3 || numbers.Contains(-1))
        {
            Console.Error.WriteLine("Usage: fuzz [COUNT] [SEED] [FIRST], all of them numbers.");
            return 2;
        }

        var (count, seed, first) = (At(0, Usual), At(1, 1), At(2, 0));
        var found = 0;
        var deployments = await Target.StartAsync();
        try
        {
            foreach (var deployment in deployments)
            {
                using var run = new FuzzRun(deployment, seed);
                await run.SendAsync((count + deployments.Count - 1) / deployments.Count, first);
                Console.WriteLine(string.Join('\n', run.Findings.Prepend(run.Summary)));
                found += run.Findings.Count;
            }
        }
        finally
        {
            foreach (var deployment in deployments)
            {
                await deployment.DisposeAsync();
            }
        }

        return found == 0 ? 0 : 1;

        int At(int index, int usual) => index < numbers.Count ? numbers[index] : usual;
    }
}
