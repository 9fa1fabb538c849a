namespace Workspace.Contracts;

/// <summary>
/// Of a method of a grain: it changes nothing, so it may be heard more than once. A web node asks it again when a silo died before it answered (decision 0010); anything else is never repeated for the caller.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadingAttribute : Attribute;
