namespace McpGateway.Sample.BackOffice.Records;

/// <summary>Somebody who comes along. <c>minor</c>: under 18 on the day.</summary>
internal sealed record Participant(string Name, DateOnly DateOfBirth, bool Minor);
