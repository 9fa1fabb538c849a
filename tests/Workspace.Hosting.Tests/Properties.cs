using Workspace.Hosting.Tests.Storage;

[assembly: AssemblyFixture(typeof(PostgresServerFixture))]
