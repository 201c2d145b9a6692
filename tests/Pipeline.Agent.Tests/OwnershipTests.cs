using System.Net;
using System.Net.Sockets;

namespace Pipeline.Agent.Tests;

/// <summary>One agent an environment: home, port and socket have one owner.</summary>
public sealed class OwnershipTests : IAsyncLifetime
{
    private RunningAgent agent = null!;

    public async Task InitializeAsync() => agent = await RunningAgent.StartAsync();

    public async Task DisposeAsync() => await agent.DisposeAsync();

    [Fact]
    public async Task A_second_agent_for_the_same_home_is_told_who_owns_it()
    {
        var (exitCode, output) = await RunAsync(agent.Home.Directory, FreePort.Find(), agent.Home.Socket + "2");

        exitCode.Should().Be(3);
        output.Should().Be(
            $"the home {agent.Home.Directory} cannot be used: the agent with process id {agent.Pid} owns it; "
            + "stop that one first (POST /shutdown on its socket, or SIGTERM)\n");
        (await agent.StatusAsync()).Pid.Should().Be(agent.Pid);
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var home = new TemporaryHome();

        var (exitCode, output) = await RunAsync(home.Directory, agent.Port, home.Socket);

        exitCode.Should().Be(3);
        output.Should().Be(
            $"port {agent.Port} on 127.0.0.1 is in use; stop what listens there, or choose another for staging\n");
    }

    [Fact]
    public async Task A_socket_that_answers_is_not_taken_over()
    {
        using var home = new TemporaryHome();

        var (exitCode, output) = await RunAsync(home.Directory, FreePort.Find(), agent.Home.Socket);

        exitCode.Should().Be(3);
        output.Should().StartWith($"another process answers on the control socket {agent.Home.Socket}; ");
        (await agent.StatusAsync()).Pid.Should().Be(agent.Pid);
    }

    [Fact]
    public async Task A_home_that_cannot_be_a_directory_is_explained()
    {
        using var home = new TemporaryHome();
        var file = Path.Combine(home.Directory, "file");
        await File.WriteAllTextAsync(file, "");

        var (exitCode, output) = await RunAsync(file, FreePort.Find(), home.Socket);

        exitCode.Should().Be(3);
        output.Should().StartWith($"the home {file} cannot be used: ").And.EndWith("\n").And.Subject.Count(c => c == '\n').Should().Be(1);
    }

    [Fact]
    public void Only_the_owner_may_use_the_socket()
    {
        File.GetUnixFileMode(agent.Home.Socket).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Only_this_machine_can_reach_the_proxy()
    {
        // Any address of 127.0.0.0/8 is this machine; the proxy listens on one of them only, so it does not listen everywhere.
        using var elsewhere = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var connect = () => elsewhere.Connect(IPAddress.Parse("127.0.0.2"), agent.Port);

        connect.Should().Throw<SocketException>().Which.SocketErrorCode.Should().Be(SocketError.ConnectionRefused);
    }

    private static Task<(int ExitCode, string Output)> RunAsync(string home, int port, string socket) =>
        RunningAgent.RunAsync("--environment", "staging", "--home", home, "--port", $"{port}", "--socket", socket);
}
