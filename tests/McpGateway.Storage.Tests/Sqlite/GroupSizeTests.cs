using McpGateway.Storage.Sqlite;

namespace McpGateway.Storage.Tests.Sqlite;

/// <summary>How many a group commit waits for.</summary>
public sealed class GroupSizeTests
{
    private readonly GroupSize size = new();

    [Fact]
    public void NobodyIsWaitedFor_WhileFewWriteAtATime()
    {
        Assert.Equal(1, size.Wanted);
        size.Note(4, isComplete: true);
        Assert.Equal(1, size.Wanted);
    }

    [Fact]
    public void OnceManyWrite_AsManyAsAreWorthIt()
    {
        size.Note(5, isComplete: true);
        Assert.Equal(GroupSize.Most, size.Wanted);
        size.Note(GroupSize.Most + 20, isComplete: true);
        Assert.Equal(GroupSize.Most, size.Wanted);
    }

    [Fact]
    public void WhoeverDidNotCome_IsNotWaitedForAgain_ButTriedNowAndThen()
    {
        size.Note(8, isComplete: true);
        size.Note(8, isComplete: false);
        Assert.Equal(8, size.Wanted);

        for (var group = 0; group < GroupSize.TryAfter; group++)
        {
            Assert.Equal(8, size.Wanted);
            size.Note(8, isComplete: true);
        }

        Assert.Equal(9, size.Wanted);
        size.Note(8, isComplete: false);
        Assert.Equal(8, size.Wanted);
    }

    [Fact]
    public void MoreThanExpected_AreExpectedNextTime()
    {
        size.Note(6, isComplete: true);
        size.Note(6, isComplete: false);
        size.Note(11, isComplete: true);
        Assert.Equal(11, size.Wanted);
    }

    /// <summary>How many come together changes from group to group, so a group of three ends nothing.</summary>
    [Fact]
    public void TheWaitingEnds_WhenOnlyTwoAreLeft_AndBeginsAnew()
    {
        size.Note(6, isComplete: true);
        size.Note(3, isComplete: false);
        Assert.Equal(3, size.Wanted);
        size.Note(2, isComplete: false);
        Assert.Equal(1, size.Wanted);
        size.Note(2, isComplete: true);
        Assert.Equal(1, size.Wanted);
        size.Note(5, isComplete: true);
        Assert.Equal(GroupSize.Most, size.Wanted);
    }
}
