using System.Collections.Frozen;
using Workspace.Contracts.Contributions;

namespace Workspace.Domain.Contributions;

/// <summary>
/// The words of <see cref="OriginWording"/>, folded. Left out because they are far more often something else: first names (Frans, Noor), the unmarked words
/// (Nederlands, Europees), "let", "fin", "est", "deen", and what the law itself says of a person's status (arbeidsmigrant, asielzoeker, statushouder).
/// </summary>
internal static class OriginLexicon
{
    /// <summary>Adjectives of nationality; the inflected form and those of people (Poolse, Poolsen) follow from them.</summary>
    private const string NationalAdjectives =
        "afghaans albanees algerijns amerikaans angolees arubaans argentijns armeens azerbeidzjaans belgisch bengaals boliviaans bosnisch braziliaans brits bulgaars canadees chileens chinees colombiaans congolees cubaans curacaos deens " +
        "dominicaans duits ecuadoraans egyptisch eritrees ethiopisch filipijns fins georgisch ghanees grieks guinees hongaars iers ijslands indiaas indonesisch iraaks iraans irakees israelisch italiaans ivoriaans jamaicaans japans " +
        "jemenitisch joegoslavisch jordaans kaapverdisch kameroens kazachs keniaans kenyaans koeweits kosovaars kroatisch lets libanees liberiaans libisch litouws macedonisch maleisisch maltees marokkaans mexicaans moldavisch mongools montenegrijns " +
        "nigeriaans noors oegandees oekraiens oezbeeks oostenrijks pakistaans palestijns paraguayaans peruaans pools portugees roemeens russisch rwandees saoedisch senegalees servisch sierraleoons singalees slavisch sloveens slowaaks somalisch " +
        "soedanees spaans srilankaans surinaams syrisch taiwanees thais tibetaans togolees tsjechisch tsjetsjeens tunesisch turks venezolaans vietnamees zuidafrikaans zweeds zwitsers";

    private const string Nationals =
        "afghaan afghanen albanees albanezen albanezin algerijn algerijnen amerikaan amerikanen arabier arabieren arubaan arubanen armenier armeniers belg belgen bosnier bosniers braziliaan brazilianen brit britten bulgaar bulgaren canadees canadezen chinees chinezen " +
        "colombiaan colombianen congolees congolezen cubaan cubanen curacaoenaar curacaoenaars dominicaan dominicanen duitser duitsers egyptenaar egyptenaren engelsman engelsen engelse eritreeer eritreeers ethiopier ethiopiers filipijn filipijnen fransman fransen franse " +
        "georgier georgiers ghanees ghanezen griek grieken hongaar hongaren indier indiers indonesier indonesiers irakees irakezen irakese iranier iraniers italiaan italianen israeliet israeliers kaapverdiaan kaapverdianen kosovaar kosovaren kroaat kroaten " +
        "libanees libanezen litouwer litouwers letlander letlanders macedonier macedoniers marokkaan marokkanen mexicaan mexicanen moldavier moldaviers nigeriaan nigerianen oekrainer oekrainers pakistaan pakistanen pakistani palestijn palestijnen portugees portugezen " +
        "roemeen roemenen rus russen servier serviers slowaak slowaken somalier somaliers soedanees soedanezen spanjaard spanjaarden surinamer surinamers syrier syriers tsjech tsjechen tsjetsjeen tsjetsjenen tunesier tunesiers turk turken venezolaan venezolanen " +
        "vietnamees vietnamezen joegoslaaf joegoslaven nationaliteit nationaliteiten";

    private const string Origins =
        "allochtoon allochtone allochtonen autochtoon autochtone autochtonen afkomst buitenlander buitenlanders migratieachtergrond immigrant immigranten immigratieachtergrond gastarbeider gastarbeiders herkomstland inheems uitheems uitheemse " +
        "antilliaan antillianen antilliaans antilliaanse afrikaan afrikanen afrikaans afrikaanse noordafrikaan noordafrikanen noordafrikaans noordafrikaanse aziaat aziaten aziatisch aziatische oosteuropeaan oosteuropeanen oosteuropees oosteuropese " +
        "middeneuropees middeneuropese zuideuropees zuideuropese zuidamerikaan zuidamerikanen zuidamerikaans zuidamerikaanse latijnsamerikaans latijnsamerikaanse nietwesters nietwesterse indisch indische arabisch arabische balkanees balkanese zuiderling zuiderlingen medelander medelanders";

    private const string Ethnicities =
        "roma sinti zigeuner zigeuners zigeunerin woonwagenbewoner woonwagenbewoners woonwagenbewoonster koerd koerden koerdisch koerdische berber berbers creool creolen creools creoolse hindoestaan hindoestanen hindoestaans hindoestaanse molukker molukkers moluks molukse " +
        "etnisch etnische etniciteit etniciteiten bevolkingsgroep bevolkingsgroepen huidskleur getint getinte lichtgetint lichtgetinte donkergetint donkergetinte negroide neger negers negerin blanke blanken zwarten kleurling kleurlingen halfbloed indiaan indianen " +
        "papoea papoeas oeigoer oeigoeren oeigoers oeigoerse tamil tamils javaan javanen javaans javaanse";

    private const string Religions =
        "moslim moslims moslima moslimas islam islamiet islamieten islamitisch islamitische salafist salafisten salafistisch salafistische soenniet soennieten sjiiet sjiieten christen christenen christelijk christelijke katholiek katholieken katholieke protestant protestanten " +
        "protestants protestantse gereformeerd gereformeerde gereformeerden jood joden joods joodse jodin hindoe hindoes hindoeistisch hindoeistische boeddhist boeddhisten boeddhistisch boeddhistische sikh sikhs alevi aleviet alevieten jezidi jezidis " +
        "geloofsovertuiging godsdienst religie religies religieus religieuze hoofddoek hoofddoekje hoofddoeken boerka nikab niqaab djellaba keppel bekeerling bekeerlingen";

    /// <summary>Words that are a people only with a capital: "Pool" and "pool", "Polen" and "polen".</summary>
    public static FrozenDictionary<string, OriginReason> WithCapital { get; } = new Dictionary<string, OriginReason>(StringComparer.Ordinal)
    {
        ["pool"] = OriginReason.Nationality, ["polen"] = OriginReason.Nationality, ["zweden"] = OriginReason.Nationality, ["polin"] = OriginReason.Nationality, ["ieren"] = OriginReason.Nationality,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, OriginReason> Words { get; } = AllWords();

    /// <summary>Beginnings of compounds: Marokkanenprobleem, moslimgemeenschap, allochtonenwijk.</summary>
    public static (string Beginning, OriginReason Reason)[] Beginnings { get; } =
    [
        ("marokkan", OriginReason.Nationality), ("antillian", OriginReason.Origin), ("allochton", OriginReason.Origin), ("buitenlander", OriginReason.Origin), ("oosteurop", OriginReason.Origin), ("oostblok", OriginReason.Origin), ("moslim", OriginReason.Religion),
        ("islamiti", OriginReason.Religion), ("salafis", OriginReason.Religion), ("zigeuner", OriginReason.Ethnicity), ("woonwagenbewon", OriginReason.Ethnicity), ("polenh", OriginReason.Nationality), ("polenp", OriginReason.Nationality),
        ("turkenb", OriginReason.Nationality), ("roemenenh", OriginReason.Nationality), ("bulgarenh", OriginReason.Nationality), ("sinti", OriginReason.Ethnicity), ("jodenh", OriginReason.Religion),
    ];

    /// <summary>Several words that only together speak of origin. A star stands for any ending.</summary>
    public static FrozenDictionary<string, (string[] Words, OriginReason Reason)[]> Phrases { get; } = new (string Words, OriginReason Reason)[]
    {
        ("buitenlandse afkomst", OriginReason.Origin), ("buitenlandse herkomst", OriginReason.Origin), ("buitenlandse achtergrond", OriginReason.Origin), ("buitenlandse nationaliteit*", OriginReason.Nationality),
        ("buitenlandse man", OriginReason.Origin), ("buitenlandse mannen", OriginReason.Origin), ("buitenlandse vrouw*", OriginReason.Origin), ("buitenlandse jonge*", OriginReason.Origin), ("buitenlandse mensen", OriginReason.Origin), ("buitenlandse persone*", OriginReason.Origin),
        ("buitenlandse arbeid*", OriginReason.Origin), ("buitenlandse werknemer*", OriginReason.Origin), ("buitenlandse werker*", OriginReason.Origin), ("buitenlandse bewoner*", OriginReason.Origin), ("buitenlandse huurder*", OriginReason.Origin), ("buitenlandse groep*", OriginReason.Origin),
        ("buitenlandse bende*", OriginReason.Origin), ("buitenlandse bezoeker*", OriginReason.Origin), ("buitenlandse naam", OriginReason.Origin), ("buitenlandse namen", OriginReason.Origin), ("buitenlandse gezin*", OriginReason.Origin),
        ("buitenlandse familie*", OriginReason.Origin), ("buitenlandse kinderen", OriginReason.Origin), ("buitenlandse ondernemer*", OriginReason.Origin), ("buitenlandse kenteken*", OriginReason.Origin),
        ("buitenlands kenteken*", OriginReason.Origin), ("buitenlands uiterlijk", OriginReason.Origin), ("buitenlands accent", OriginReason.Origin), ("buitenlands sprekend*", OriginReason.Origin), ("buitenlands persoon", OriginReason.Origin),
        ("land van herkomst", OriginReason.Origin), ("landen van herkomst", OriginReason.Origin), ("etnische herkomst", OriginReason.Ethnicity), ("niet westers*", OriginReason.Origin), ("niet nederlandse", OriginReason.Nationality), ("wit rus", OriginReason.Nationality),
        ("oost europe*", OriginReason.Origin), ("midden europe*", OriginReason.Origin), ("zuid europe*", OriginReason.Origin), ("centraal europe*", OriginReason.Origin), ("oost blok*", OriginReason.Origin), ("oostblok*", OriginReason.Origin),
        ("noord afrika*", OriginReason.Origin), ("west afrika*", OriginReason.Origin), ("zuid amerika*", OriginReason.Origin), ("latijns amerika*", OriginReason.Origin), ("midden oosters*", OriginReason.Origin), ("wit russisch*", OriginReason.Nationality),
        ("wit russen", OriginReason.Nationality), ("donkere huid*", OriginReason.Ethnicity), ("donker uiterlijk", OriginReason.Ethnicity), ("zwarte man", OriginReason.Ethnicity), ("zwarte mannen", OriginReason.Ethnicity), ("zwarte vrouw*", OriginReason.Ethnicity),
        ("zuidelijk uiterlijk", OriginReason.Ethnicity), ("mediterraan uiterlijk", OriginReason.Ethnicity), ("getuigen van jehova*", OriginReason.Religion), ("gebroken nederlands", OriginReason.Origin),
    }
        .Select(p => (Words: p.Words.Split(' '), p.Reason)).GroupBy(p => p.Words[0].TrimEnd('*'), StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);

    /// <summary>Food, language and things that carry a people's name: "Turkse tarwe", "Poolse taal", "getinte ramen".</summary>
    public static FrozenSet<string> Things { get; } = Set(
        "tarwe kaas wijn wijnen bier brood thee koffie worst pizza keuken gerechten gerecht olijfolie olijven kruiden taal talen tekst teksten les lessen grammatica vertaling woordenboek ramen raam ruiten ruit glas folie koolzaad dressing sinaasappels tomaten bonen bieten peren garnalen bloemkool");

    /// <summary>Before the bare adjective it is a language: "spreekt Pools", "in het Turks".</summary>
    public static FrozenSet<string> OfSpeech { get; } = Set("spreekt spreken sprak spraken gesproken vertaald vertalen vertaalt geschreven schrijft leest vloeiend");

    /// <summary>Before "Polen" or "Zweden" it is the country.</summary>
    public static FrozenSet<string> OfPlace { get; } = Set("in naar uit vanuit via richting binnen buiten tot en met van");

    /// <summary>Behind an adjective with a capital: a name of a place ("Spaanse Polder", "Indische Buurt").</summary>
    public static FrozenSet<string> PlaceNames { get; } = Set(
        "polder park laan kade plein buurt weg straat bos water dijk hoek gracht haven vaart poort brug wijk hof pad steeg veld muur kerk schans werk vallei heide zee eiland eilanden ambassade consulaat grens");

    /// <summary>Adjectives without an ending that are a language as well.</summary>
    public static FrozenSet<string> BareAdjectives { get; } = Set(NationalAdjectives + " koerdisch arabisch afrikaans creools javaans");

    private static FrozenDictionary<string, OriginReason> AllWords()
    {
        var words = new Dictionary<string, OriginReason>(StringComparer.Ordinal);
        foreach (var adjective in NationalAdjectives.Split(' '))
        {
            words[adjective] = OriginReason.Nationality;
            words[Inflected(adjective)] = OriginReason.Nationality;
        }

        Add(Nationals, OriginReason.Nationality);
        Add(Origins, OriginReason.Origin);
        Add(Ethnicities, OriginReason.Ethnicity);
        Add(Religions, OriginReason.Religion);
        foreach (var word in WithCapital.Keys)
        {
            words.Remove(word);
        }

        // "lets" is an English word in company names, "thais" and "fins" are first names.
        words.Remove("lets");
        words.Remove("thais");
        words.Remove("fins");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string list, OriginReason reason)
        {
            foreach (var word in list.Split(' '))
            {
                words[word] = reason;
            }
        }
    }

    /// <summary>Chinees becomes Chinese, Pools becomes Poolse, Thais becomes Thaise.</summary>
    private static string Inflected(string adjective) => adjective.EndsWith("ees", StringComparison.Ordinal) ? $"{adjective[..^2]}se" : $"{adjective}e";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
