using System.Globalization;

namespace Workspace.Hosting.Tests.Areas;

/// <summary>Small files of boundaries, made by hand.</summary>
internal static class AreaFixtures
{
    /// <summary>Two neighbourhoods side by side, in RD New without saying so, near the tower of Amersfoort (155000, 463000).</summary>
    public const string RdNew = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"buurtcode":"BU66660101","buurtnaam":"West","wijkcode":"WK666601","gemeentecode":"GM6666","gemeentenaam":"Rijksdriehoek","water":"NEE"},
         "geometry":{"type":"MultiPolygon","coordinates":[[[[154000,462000],[155000,462000],[155000,464000],[154000,464000],[154000,462000]]]]}},
        {"type":"Feature","properties":{"buurtcode":"BU66660102","buurtnaam":"Oost","wijkcode":"WK666601","gemeentecode":"GM6666","gemeentenaam":"Rijksdriehoek","water":"NEE"},
         "geometry":{"coordinates":[[[155000,462000,3.1],[156000,462000,3.1],[156000,464000,3.1],[155000,464000,3.1],[155000,462000,3.1]]],"type":"Polygon"}},
        {"type":"Feature","properties":{"buurtcode":"BU66660199","buurtnaam":"","water":"JA"},
         "geometry":{"type":"Polygon","coordinates":[[[150000,462000],[151000,462000],[151000,464000],[150000,462000]]]}}]}
        """;

    /// <summary>Two municipalities that share an arc, quantised, the second with a hole, in a collection within a collection; beside them an object that is no area.</summary>
    public const string Topology = """
        {"arcs":[[[10,0],[0,10]],[[10,10],[-10,0],[0,-10],[10,0]],[[10,0],[10,0],[0,10],[-10,0]],[[13,3],[0,4],[4,0],[0,-4],[-4,0]]],
         "transform":{"scale":[0.01,0.01],"translate":[5.5,52.5]},
         "objects":{
          "gebieden":{"type":"GeometryCollection","geometries":[
            {"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0,1]],"properties":{"code":"GM5551","naam":"Links"}}]},
            {"type":"MultiPolygon","arcs":[[[2,-1],[3]]],"properties":{"code":"GM5552","naam":"Rechts"}}]},
          "regio":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0,1]],"properties":{"code":"VR01","naam":"Regio"}}]}},
         "type":"Topology"}
        """;

    public static string Square(string code, string name, double lon, double lat) => Collection(SquareFeature(code, name, lon, lat));

    public static string Collection(params string[] features) => $$"""{"type":"FeatureCollection","features":[{{string.Join(",", features)}}]}""";

    /// <summary>A square of about a hundredth of a degree.</summary>
    public static string SquareFeature(string code, string name, double lon, double lat) => Feature(code, name, string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"type":"Polygon","coordinates":[[[{{lon}},{{lat}}],[{{lon + 0.01}},{{lat}}],[{{lon + 0.01}},{{lat + 0.01}}],[{{lon}},{{lat + 0.01}}],[{{lon}},{{lat}}]]]}"""));

    public static string Feature(string code, string name, string geometry) => $$"""{"type":"Feature","properties":{"statcode":"{{code}}","statnaam":"{{name}}"},"geometry":{{geometry}}}""";
}
