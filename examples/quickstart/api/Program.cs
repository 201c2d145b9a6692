using Quickstart.Api;

const int Failed = 1;
const int WrongRequest = 2;

try
{
    switch (args)
    {
        case []:
            await ApiServer.RunAsync(DataDirectory.FromEnvironment(), Release.FromEnvironment());
            return 0;
        case ["migrate", .. var command]:
            await MigrateCommand.RunAsync(command, DataDirectory.FromEnvironment(), Console.Out);
            return 0;
        default:
            throw new WrongRequestException($"Unknown command: {string.Join(' ', args)}\n{MigrateCommand.Usage}");
    }
}
catch (WrongRequestException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return WrongRequest;
}
catch (DataException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return Failed;
}
