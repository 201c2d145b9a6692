using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Backups;

/// <summary>What backups that were interrupted, or run at the same time, mean to each other.</summary>
public sealed class LeftoversTests : BackedUpService
{
    [Fact]
    public async Task What_an_interrupted_backup_left_is_no_backup_and_is_cleared()
    {
        Root.Write("data/a.json", "{}");
        await Run.ApplyAsync(Backup("interrupted").Plan());
        File.Delete(InStore("interrupted", "manifest.json"));

        (await AllAsync()).Should().BeEmpty();
        await Run.ApplyAsync(Backup("next").Plan());

        Run.Lines.Should().Contain($"Removed {InStore("interrupted")}: it has no manifest.json, so it was never a backup.");
        (await AllAsync()).Should().ContainSingle().Which.Folder.Should().Be(InStore("next"));
    }

    [Fact]
    public async Task A_backup_that_is_being_written_is_no_leftover()
    {
        Root.Write("data/a.json", "{}");
        Root.Write("store/staging/api/other/data.tar.gz.tmp", "half");
        using (await FolderLock.TogetherAsync(InStore(), Context()))
            await Run.ApplyAsync(Backup("run").Plan());

        Directory.Exists(InStore("other")).Should().BeTrue();
        Run.Lines.Should().Contain("Another backup is being written; leftovers wait for the next run.");
        (await AllAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Two_at_the_same_second_both_exist()
    {
        Root.Write("data/a.json", "{}");

        await Task.WhenAll(Run.ApplyAsync(Backup("20260131-140000-aaaa").Plan()), Run.ApplyAsync(Backup("20260131-140000-bbbb").Plan()));

        (await AllAsync()).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_run_backs_a_service_up_once()
    {
        Root.Write("data/a.json", "{}");
        await Run.ApplyAsync(Backup("run").Plan());

        (await Run.FailAsync(Backup("run").Plan())).Message.Should().Be($"{InStore("run")} is there already: a run backs a service up once.");
        (await AllAsync()).Should().ContainSingle();
    }

    private ApplyContext Context() =>
        new() { Values = new Values(), Output = Run, Time = TimeProvider.System, Cancellation = CancellationToken.None };
}
