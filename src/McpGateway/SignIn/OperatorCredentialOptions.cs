using System.ComponentModel.DataAnnotations;

namespace McpGateway.SignIn;

/// <summary>The credentials of the management API: for back offices, collectors and scripts.</summary>
internal sealed class OperatorCredentialOptions : IValidatableObject
{
    public const string Section = "Gateway:Api";

    public IList<OperatorCredential> Credentials { get; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        for (var i = 0; i < Credentials.Count; i++)
        {
            if (Credentials[i].Name == "")
            {
                yield return new($"Gateway:Api:Credentials:{i}:Name is missing; name the system that uses it.");
            }

            if (Credentials[i].SecretHash.Length != 64 || !Credentials[i].SecretHash.All(char.IsAsciiHexDigit))
            {
                yield return new($"Gateway:Api:Credentials:{i}:SecretHash is not a SHA-256 in hex; take that of a "
                    + "secret of at least 32 random bytes.");
            }
        }
    }
}

/// <summary>One credential: who uses it, and the SHA-256 (hex) of its secret of 256 random bits or more.</summary>
internal sealed class OperatorCredential
{
    public string Name { get; set; } = "";

    public string SecretHash { get; set; } = "";
}
