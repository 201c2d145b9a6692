using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>Starts services so that an agent after this one would find them, and stops them so that it need not.</summary>
internal sealed class ServiceRunner(AgentHome home, AgentLog log, TimeProvider clock)
{
    private readonly FreePorts ports = new();
    private readonly ProcessRegistry registry = new(home.ProcessesFile);

    public async Task<Service> StartAsync(string pool, ServiceSpec spec, int instance)
    {
        var port = ports.Take();
        try
        {
            var service = Prepare(pool, spec, instance, port);
            try
            {
                registry.Add(service.Record);
                if (!await service.ReleaseAsync())
                    throw ControlFailure.CannotStart($"{service.Name}: {await LastLineAsync(service)}");
            }
            catch
            {
                await StopAsync(service, TimeSpan.Zero);
                throw;
            }

            log.Write($"started {service.Name} of pool {pool} as process {service.Pid} on port {port}");
            return service;
        }
        catch
        {
            ports.Return(port);
            throw;
        }
    }

    public async Task StopAsync(Service service, TimeSpan? grace)
    {
        if (service.IsStopped)
            return;
        await service.StopAsync(grace);
        registry.Remove(service.Record);
        ports.Return(service.Port);
        log.Write($"stopped {service.Name} of pool {service.Record.Pool}");
    }

    private Service Prepare(string pool, ServiceSpec spec, int instance, int port)
    {
        var environment = ChildEnvironment.For(spec, port, Environment.GetEnvironmentVariable);
        var searchPath = environment.GetValueOrDefault("PATH", "");
        var program = CommandFile.Find(spec.Command[0], spec.WorkingDirectory, searchPath, out var reason)
            ?? throw ControlFailure.CannotStart($"{spec.Name}: {reason}");

        var process = Launcher.Prepare(spec, program, environment);
        var name = Service.InstanceName(spec, instance);
        var record = new ProcessRecord(pool, name, ProcessIdentity.Of(process.Id));
        return new Service(spec, instance, port, process, record, home.LogFile(pool, name), log, clock);
    }

    private static async Task<string> LastLineAsync(Service service)
    {
        var lines = await LogTail.ReadAsync(service.LogFile, 1);
        return lines is [var line] ? line : $"exited with code {service.ExitCode}";
    }
}
