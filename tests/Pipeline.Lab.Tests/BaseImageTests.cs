namespace Pipeline.Lab.Tests;

public sealed class BaseImageTests
{
    [FactNeeding(LabPrograms.Docker, LabPrograms.Apt, LabPrograms.DockerEngine)]
    public async Task Base_images_run_what_they_are_named_for()
    {
        await using var network = await LabNetwork.StartAsync();
        await using var engine = await DockerEngine.StartAsync(network);
        await engine.LoadAsync(BaseImage.All);

        (await RunAsync(engine, BaseImage.Busybox, "echo", "hello")).Should().Be("hello");
        (await RunAsync(engine, BaseImage.Python, "python", "-c", "import fastapi, uvicorn, alembic, psycopg2, redis; print('imported')")).Should().Be("imported");
        (await RunAsync(engine, BaseImage.Node, "node", "--version")).Should().StartWith("v18.");
        (await RunAsync(engine, BaseImage.Haproxy, "haproxy", "-v")).Should().StartWith("HAProxy version 2.6");
        await DatabaseAnswersAsync(engine);
        await CacheAnswersAsync(engine);
    }

    private static async Task DatabaseAnswersAsync(DockerEngine engine)
    {
        await engine.DockerAsync("run", "--detach", "--name", "database", "--env", "POSTGRES_USER=app", "--env", "POSTGRES_PASSWORD=s3cret", BaseImage.Postgres.Tag);
        await Eventually.SucceedsAsync(() => engine.TryDockerAsync("exec", "database", "psql", "-h", "127.0.0.1", "-U", "app", "-w", "-c", "select 1", "postgresql://app:s3cret@127.0.0.1/app"));
    }

    private static async Task CacheAnswersAsync(DockerEngine engine)
    {
        await engine.DockerAsync("run", "--detach", "--name", "cache", BaseImage.Redis.Tag);
        await Eventually.SucceedsAsync(() => engine.TryDockerAsync("exec", "cache", "redis-cli", "ping"));
    }

    private static Task<string> RunAsync(DockerEngine engine, BaseImage image, params string[] command) =>
        engine.DockerAsync(["run", "--rm", image.Tag, .. command]);
}
