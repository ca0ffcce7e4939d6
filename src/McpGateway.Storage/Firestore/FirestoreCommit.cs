using System.Buffers.Text;
using System.Security.Cryptography;

namespace McpGateway.Storage.Firestore;

/// <summary>Writes that happen together or not at all, and at most once, since each has a precondition that it makes
/// untrue itself.</summary>
internal sealed class FirestoreCommit
{
    private readonly bool mayBeUndone;

    private FirestoreCommit(IReadOnlyList<FirestoreWire.Write> writes, FirestoreDocument? proof, bool mayBeUndone)
    {
        Writes = writes;
        Proof = proof;
        this.mayBeUndone = mayBeUndone;
    }

    public IReadOnlyList<FirestoreWire.Write> Writes { get; }

    /// <summary>Found as it is here, it proves that the writes were done; null where nothing would.</summary>
    public FirestoreDocument? Proof { get; }

    /// <summary>
    /// A document where none is. When no answer comes it is not sent again: if the second arrives and the document is
    /// deleted before the first does, the first would bring back what is gone.
    /// </summary>
    public static FirestoreCommit Add(FirestoreDocument document) => new([New(document)], document, mayBeUndone: true);

    /// <summary>Documents that stay, and others that are as they are known, so that it can be sent again.</summary>
    /// <param name="added">Where none is.</param>
    /// <param name="changed">Nobody else changes them.</param>
    public static FirestoreCommit AddForGood(
        IReadOnlyList<FirestoreDocument> added, IReadOnlyList<FirestoreDocument> changed) =>
        new(
            [
                .. added.Select(New),
                .. changed.Select(document => new FirestoreWire.Write(document, null, new(Exists: true))),
            ],
            added.Concat(changed).First(), mayBeUndone: false);

    /// <summary>Another state of a document that is as it was found.</summary>
    public static FirestoreCommit Replace(FirestoreDocument document, FirestoreDocument found) =>
        new([new(document, null, new(UpdateTime: found.UpdateTime))], document, mayBeUndone: false);

    /// <summary>Deletes a document that is as it was found. That it is gone would not say who has it.</summary>
    public static FirestoreCommit Delete(FirestoreDocument found) =>
        new([new(null, found.Name, new(UpdateTime: found.UpdateTime))], null, mayBeUndone: false);

    public static FirestoreValue NewWriteId() =>
        FirestoreValue.Of(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    public bool MayRepeat(FirestoreFault fault) =>
        mayBeUndone ? FirestoreRetries.UnlessOnItsWay(fault) : FirestoreRetries.Always(fault);

    /// <summary>Whether it says that the precondition does not hold. What was found was in the database, so that what is
    /// missing now is the document.</summary>
    public bool IsRefusedBy(FirestoreFault fault) =>
        fault == FirestoreFault.Conflict
        || (fault == FirestoreFault.Missing && Writes[0].CurrentDocument?.UpdateTime is not null);

    private static FirestoreWire.Write New(FirestoreDocument document) => new(document, null, new(Exists: false));
}
