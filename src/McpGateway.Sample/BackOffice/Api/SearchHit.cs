using McpGateway.Sample.BackOffice.Records;

namespace McpGateway.Sample.BackOffice.Api;

/// <summary>An object of any kind as a short document. People may be searched for, but are not named here.</summary>
internal sealed record SearchHit(string Id, string OrganizerId, string Type, string Title, string Text, string Url)
    : Owned(Id, OrganizerId);
