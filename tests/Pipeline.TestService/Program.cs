using System.Diagnostics;
using System.Text;
using Pipeline.TestService;

// Listens where ASPNETCORE_URLS says, like any ASP.NET Core service. What it can do wrong is in Behaviour, what it answers in *Endpoints.
var behaviour = new Behaviour();
for (var i = 1; i <= behaviour.PrintedLines; i++)
{
    Console.WriteLine($"out {i}");
    Console.Error.WriteLine($"err {i}");
}

foreach (var value in behaviour.ToldVariables.Select(name => Environment.GetEnvironmentVariable(name)!))
    Console.WriteLine($"told: {value} {Convert.ToBase64String(Encoding.UTF8.GetBytes(value))} https://host/?q={Uri.EscapeDataString(value)}");

if (behaviour.ExitAfter is { } time)
    _ = Task.Delay(time).ContinueWith(_ => Environment.Exit(behaviour.ExitCode), TaskScheduler.Default);

using var child = behaviour.HasChild ? Process.Start("/bin/sh", ["-c", "trap '' TERM; while true; do sleep 1; done"]) : null;

if (!behaviour.Listens)
    await Task.Delay(Timeout.Infinite);

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Limits.MaxRequestBodySize = null;
    kestrel.Limits.MinRequestBodyDataRate = null;
});
if (behaviour.IgnoresSigTerm)
    builder.Services.AddSingleton<IHostLifetime, DeafLifetime>();

var app = builder.Build();
app.Use((context, next) =>
{
    context.Response.Headers["X-Version"] = behaviour.Version;
    return next(context);
});
new Misbehaviour(behaviour).Map(app);
app.UseWebSockets();
PlainEndpoints.Map(app, behaviour, args, child?.Id);
StreamEndpoints.Map(app);
HoldEndpoints.Map(app, new Holds());
app.Run();
