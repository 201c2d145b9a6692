using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Toolchains;

/// <summary>
/// A real Java service of two modules, with Maven, its compiler, Surefire and jar plugins as Debian has them: a repository on disk, no network.
/// </summary>
public sealed class MavenServiceTests : IDisposable
{
    private const string Surefire = "/usr/share/maven-repo/org/apache/maven/plugins/maven-surefire-plugin/2.22.3";

    private readonly TemporaryFolder root = new();
    private readonly Run run;
    private readonly MavenToolchain toolchain;

    public MavenServiceTests()
    {
        run = new Run { Root = root.Path };
        toolchain = new() { Reactor = ".", Options = ["-s", root.Write("settings.xml", "<settings><localRepository>/usr/share/maven-repo</localRepository><offline>true</offline></settings>")] };
        root.Write(".mvn/jvm.config", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        root.Write("pom.xml", Parent);
        root.Write("greeting/pom.xml", Module("greeting", ""));
        root.Write("greeting/src/main/java/shop/Greeting.java", "package shop; public class Greeting { public static String to(String name) { return \"Hello \" + name; } }");
        root.Write("auth/pom.xml", Module("auth", Dependency("shop", "greeting", "1.0") + "<dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.x</version><scope>test</scope></dependency>"));
        root.Write("auth/src/main/java/shop/Main.java", "package shop; public class Main { static int add(int a, int b) { return a + b; } public static void main(String[] a) { System.out.println(add(1, 2)); } }");
        root.Write("auth/src/test/java/shop/MainTest.java", """
            package shop;
            import static org.junit.Assert.assertEquals;
            public class MainTest {
                @org.junit.Test public void adds() { assertEquals(3, Main.add(1, 2)); }
                @org.junit.Test public void greets() { assertEquals("Hello you", Greeting.to("you")); }
                @org.junit.Ignore @org.junit.Test public void later() { }
            }
            """);
    }

    public void Dispose() => root.Dispose();

    [FactNeeding(Surefire)]
    public async Task It_is_tested_packaged_and_started()
    {
        await run.ApplyAsync(toolchain.Test(Source, At("results")));
        (await FoundAsync()).Line.Should().Be("auth: 2 passed, 0 failed, 1 skipped");

        await run.ApplyAsync(toolchain.Package(Source, At("out")));
        (await FoundAsync()).Line.Should().Be("auth: 2 passed, 0 failed, 1 skipped", "packaging leaves what the tests found");
        var start = toolchain.Start(Source);
        var started = await CommandQuery.RunAsync(new Command(start[0], start.Skip(1).Select(Value.Of)) { WorkingDirectory = At("out") }, CancellationToken.None);
        started.Succeeded().Should().Be("3");

        root.Write("auth/src/main/java/shop/Main.java", "package shop; public class Main { static int add(int a, int b) { return a - b; } }");
        (await run.FailAsync(toolchain.Test(Source, At("results")))).Message.Should().Be("mvn ended with exit code 1.");
        var found = await FoundAsync();
        found.Line.Should().Be("auth: 1 passed, 1 failed, 1 skipped");
        found.Failures.Should().Contain("shop.MainTest.adds").And.Contain("expected:<3> but was:<-1>");
    }

    private ServiceSource Source => new(new Service("auth") { Toolchain = toolchain }, root.Path);

    private string At(string path) => Path.Combine(root.Path, path);

    private async Task<TestSummary> FoundAsync() => (await toolchain.Reports(Source, At("results"))!.Of("auth").Ask(CancellationToken.None))!;

    private static string Dependency(string group, string artifact, string version) =>
        $"<dependency><groupId>{group}</groupId><artifactId>{artifact}</artifactId><version>{version}</version></dependency>";

    private static string Module(string name, string dependencies) => $"""
        <project>
          <modelVersion>4.0.0</modelVersion>
          <parent><groupId>shop</groupId><artifactId>shop</artifactId><version>1.0</version></parent>
          <artifactId>{name}</artifactId>
          <dependencies>{dependencies}</dependencies>
        </project>
        """;

    private const string Parent = """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>shop</groupId><artifactId>shop</artifactId><version>1.0</version><packaging>pom</packaging>
          <modules><module>greeting</module><module>auth</module></modules>
          <properties>
            <maven.compiler.source>17</maven.compiler.source><maven.compiler.target>17</maven.compiler.target>
            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
          </properties>
          <build>
            <pluginManagement>
              <plugins>
                <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.10.1</version></plugin>
                <plugin><artifactId>maven-surefire-plugin</artifactId><version>2.22.3</version></plugin>
                <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.0</version></plugin>
                <plugin>
                  <artifactId>maven-jar-plugin</artifactId><version>3.3.0</version>
                  <configuration><archive><manifest><mainClass>shop.Main</mainClass></manifest></archive></configuration>
                </plugin>
              </plugins>
            </pluginManagement>
          </build>
        </project>
        """;
}
