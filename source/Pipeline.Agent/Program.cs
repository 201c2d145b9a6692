using Pipeline.Agent;

var clock = TimeProvider.System;
var log = new AgentLog(Console.Out, clock);
using var stop = new StopRequest();
try
{
    var options = AgentOptions.Parse(args);
    using var home = AgentHome.Own(options.Home);
    await Orphans.EndAsync(home.ProcessesFile, log, clock);

    var router = new Router();
    using var pools = new PoolSet(router, new ServiceRunner(home, log, clock), clock);
    var maintenance = new Maintenance(home.MaintenanceFile);
    using var probe = new HealthProbe(clock);
    var agentEndpoints = new AgentEndpoints(options, pools, maintenance, stop, clock);
    var poolEndpoints = new PoolEndpoints(pools, probe);

    await using var proxy = await ProxyServer.StartAsync(options, router, maintenance, log, clock);
    await using var control = await ControlServer.StartAsync(options.Socket, agentEndpoints, poolEndpoints, log);
    log.Write($"agent {Environment.ProcessId} serves {options.Environment} on http://127.0.0.1:{options.Port}, control {options.Socket}");

    log.Write($"stopping: {await stop.Requested}");
    await proxy.StopAsync();
    await pools.CloseAsync();
    await control.StopAsync();
    log.Write("stopped");
    return 0;
}
catch (AgentFailure failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return failure.ExitCode;
}
