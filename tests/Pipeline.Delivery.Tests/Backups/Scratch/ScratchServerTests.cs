using System.Net;
using System.Net.Sockets;
using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Backups;

/// <summary>A scratch server of the PostgreSQL that is installed.</summary>
public sealed class ScratchServerTests
{
    private readonly int port = FreePort.Find();
    private readonly Promise<RunningScratch> running = Value.Promise<RunningScratch>("scratch", "RestoreDrill");
    private readonly Secret password = new("PGPASSWORD", "nobody-has-seen-it");
    private readonly Values values = new();
    private readonly Run run = new();

    [FactNeeding(LabPrograms.Postgres)]
    public async Task It_is_empty_has_the_roles_wants_its_password_and_leaves_nothing()
    {
        var programs = PostgresPrograms.Choose(await PostgresPrograms.Installed.Ask(CancellationToken.None), 15);
        ScratchServer? server = null;
        var look = new RunCode("test", async () =>
        {
            server = values.Get(running).Server;
            (await VersionAsync(server, password)).Should().Be(15);
            (await ContentAsync(server)).Should().BeEmpty();
            (await FluentActions.Awaiting(() => VersionAsync(server, new Secret("x", "guessed"))).Should().ThrowAsync<FailureException>())
                .Which.Message.Should().StartWith("the scratch cannot be read: 28P01");
            (await File.ReadAllTextAsync("/proc/" + (await File.ReadAllLinesAsync(Path.Combine(server.Folder, "data/postmaster.pid")))[0] + "/cmdline")).Should().NotContain("seen");
        });

        await run.ApplyAsync(Plan.Guard(Plan.Sequence(("start", Start(programs)), ("look", look)), always: new StopScratchServer(running)), values);

        run.Lines.Should().ContainSingle().Which.Should().StartWith("PostgreSQL 15 runs on 127.0.0.1:");
        Directory.Exists(server!.Folder).Should().BeFalse();
        (await FluentActions.Awaiting(() => VersionAsync(server, password)).Should().ThrowAsync<FailureException>()).Which.Message.Should().StartWith("the scratch cannot be read: ");
    }

    [FactNeeding(LabPrograms.Postgres)]
    public async Task What_a_killed_drill_left_is_stopped_and_removed_by_the_next_one()
    {
        var programs = PostgresPrograms.Choose(await PostgresPrograms.Installed.Ask(CancellationToken.None), 15);
        var killed = Value.Promise<RunningScratch>("scratch", "RestoreDrill");
        await run.ApplyAsync(new StartScratchServer(programs, FreePort.Find(), [], password, killed), values);
        var left = values.Get(killed);
        left.Abandon();

        await run.ApplyAsync(Start(programs), values);
        await run.ApplyAsync(new StopScratchServer(running), values);

        run.Lines.Should().Contain($"Removed {left.Server.Folder}: a drill that was killed had left it.");
        Directory.Exists(left.Server.Folder).Should().BeFalse();
        await FluentActions.Awaiting(() => VersionAsync(left.Server, password)).Should().ThrowAsync<FailureException>();
    }

    [FactNeeding(LabPrograms.Postgres)]
    public async Task A_port_that_is_taken_is_left_to_who_has_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();

        await run.ApplyAsync(Start(PostgresPrograms.Choose(await PostgresPrograms.Installed.Ask(CancellationToken.None), 15)), values);
        var server = values.Get(running).Server;

        run.Lines[0].Should().Be($"Port {port} is taken; another one is tried.");
        (await VersionAsync(server, password)).Should().Be(15);
        server.Port.Should().NotBe(port);
        await run.ApplyAsync(new StopScratchServer(running), values);
    }

    [Fact]
    public void Its_plan_shows_the_commands_and_no_password()
    {
        var text = Start(new PostgresPrograms("/usr/lib/postgresql/15/bin", 15)).Describe(new Values());

        text.Should().Contain("initdb --pgdata").And.Contain("create role \"app\"").And.Contain("create database drill").And.NotContain("seen");
    }

    private StartScratchServer Start(PostgresPrograms programs) => new(programs, port, ["app"], password, running);

    private static async Task<int> VersionAsync(ScratchServer server, Secret password)
    {
        await using var inspection = await InspectAsync(server, password);
        return await inspection.VersionAsync(CancellationToken.None);
    }

    private async Task<IReadOnlyList<string>> ContentAsync(ScratchServer server)
    {
        await using var inspection = await InspectAsync(server, password);
        return await inspection.ContentAsync(CancellationToken.None);
    }

    private static Task<DatabaseInspection> InspectAsync(ScratchServer server, Secret password) => DatabaseInspection.OpenAsync(
        PostgresAddress.Of(server.Url(password).Reveal())!, new OpenTunnel(ScratchServer.Address, server.Port), "the scratch", CancellationToken.None);
}
