using System.Collections.Immutable;

namespace Workspace.Contracts.Taxonomy;

/// <summary>A term people choose from: stored by its id, shown in the reader's language.</summary>
/// <param name="Id">What is stored.</param>
/// <param name="Name">What is shown.</param>
/// <param name="Regime">For a kind of source: the legal regime that usually applies to it.</param>
public sealed record Term(string Id, Words Name, string? Regime = null);

/// <summary>
/// The lists that signals are described with: phenomena, kinds of sources, legal regimes, handling levels and the 4x4 grading. The themes are those of the
/// RIEC covenant with the ones regions added; the grading is that of law enforcement (source A to X, information 1 to 4).
/// </summary>
public static class Taxonomies
{
    public static ImmutableArray<Term> Phenomena { get; } =
    [
        Of("drugs_cannabis", "Georganiseerde hennepteelt", "Organised cannabis cultivation"),
        Of("drugs_synthetic", "Synthetische drugs (productie)", "Synthetic drug production"),
        Of("drugs_trade", "Drugshandel en -distributie", "Drug trade"),
        Of("drugs_cocaine_logistics", "Cocaïnesmokkel en uithalers", "Cocaine logistics"),
        Of("drugs_waste", "Drugsafval (dumping, lozing)", "Drug waste"),
        Of("trafficking_sexual", "Mensenhandel - seksuele uitbuiting", "Sexual exploitation"),
        Of("trafficking_labour", "Mensenhandel - arbeidsuitbuiting", "Labour exploitation"),
        Of("trafficking_criminal", "Criminele uitbuiting", "Criminal exploitation"),
        Of("human_smuggling", "Mensensmokkel", "Migrant smuggling"),
        Of("real_estate_fraud", "Fraude in de vastgoedsector", "Real estate fraud"),
        Of("real_estate_misuse", "Misbruik van vastgoed", "Misuse of property"),
        Of("money_laundering", "Witwassen en fin.-econ. criminaliteit", "Money laundering"),
        Of("underground_banking", "Ondergronds bankieren", "Underground banking"),
        Of("omg", "Outlaw motorcycle gangs", "Outlaw motorcycle gangs"),
        Of("care_fraud", "Zorgfraude / malafide zorgaanbieders", "Care fraud"),
        Of("subsidy_fraud", "Misbruik subsidies en toeslagen", "Subsidy fraud"),
        Of("environmental_crime", "Milieucriminaliteit (afval, mest)", "Environmental crime"),
        Of("illegal_gambling", "Illegaal gokken", "Illegal gambling"),
        Of("illegal_prostitution", "Illegale prostitutie", "Unlicensed prostitution"),
        Of("weapons", "Wapens en explosies", "Weapons and explosions"),
        Of("youth_recruitment", "Jonge aanwas", "Youth recruitment"),
        Of("vehicle_crime", "Voertuigcriminaliteit (garages, verborgen ruimtes)", "Vehicle-related facilitation"),
        Of("cyber_facilitated", "Gedigitaliseerde criminaliteit, geldezels", "Cyber-facilitated crime"),
        Of("intimidation", "Intimidatie en bedreiging bestuur/ambtenaren", "Intimidation of officials"),
        Of("infiltration", "Criminele beïnvloeding bestuur, corruptie", "Infiltration and corruption"),
        Of("social_position", "Maatschappelijke positie (sponsoring, weldoenerschap)", "Social power position"),
        Of("id_address_fraud", "Adres- en identiteitsfraude", "Address and identity fraud"),
        Of("other", "Overig / regionaal thema", "Other / regional theme"),
    ];

    public static ImmutableArray<Term> SourceTypes { get; } =
    [
        Of("police_registration", "Politieregistratie (BVH e.a.)", "Police registration", "Wpg"),
        Of("police_neighbourhood", "Wijkagent (waarneming)", "Neighbourhood officer (observation)", "Wpg"),
        Of("tci", "TCI/CIE-informatie", "Criminal intelligence team", "Wpg10"),
        Of("mma", "Meld Misdaad Anoniem", "Anonymous crime line", "AVG"),
        Of("boa", "Boa (toezicht / opsporing)", "Municipal enforcement officer", "AVG"),
        Of("municipal_inspection", "Bouw-/milieu-/horecatoezicht", "Building, environment and hospitality inspection", "AVG"),
        Of("permits_bibob", "Vergunningen / Bibob", "Permits / Bibob", "Bibob"),
        Of("civil_registry", "BRP / adresonderzoek", "Civil registry / address enquiry", "BRP"),
        Of("social_domain", "Sociaal domein, Wmo, jeugd", "Social services, youth care", "AVG_special"),
        Of("tax", "Belastingdienst", "Tax administration", "AWR67"),
        Of("fiod", "FIOD", "Fiscal intelligence service (FIOD)", "Wpg"),
        Of("customs", "Douane", "Customs", "AWR67"),
        Of("om", "OM / strafdossier", "Public prosecution / case file", "Wjsg"),
        Of("labour_inspectorate", "Nederlandse Arbeidsinspectie", "Labour Authority", "AVG"),
        Of("uwv", "UWV", "Employee insurance agency (UWV)", "SUWI"),
        Of("ind", "IND", "Immigration service (IND)", "AVG"),
        Of("kmar", "KMar", "Royal Marechaussee", "Wpg"),
        Of("nvwa", "NVWA", "Food and product safety authority (NVWA)", "AVG"),
        Of("env_service", "Omgevingsdienst", "Environment service", "AVG"),
        Of("water_board", "Waterschap", "Water board", "AVG"),
        Of("housing_corp", "Woningcorporatie", "Housing corporation", "AVG"),
        Of("grid_operator", "Netbeheerder (energie)", "Grid operator (energy)", "AVG"),
        Of("resident", "Bewoner", "Resident", "AVG"),
        Of("entrepreneur", "Ondernemer / parkmanager", "Entrepreneur / park manager", "AVG"),
        Of("professional_interview", "Interview frontlijn", "Interview with front line staff", "AVG"),
        Of("open_source", "Open bron (KVK, Kadaster, media, internet)", "Open source (registers, media, internet)", "public"),
        Of("statistics", "Statistiek / dashboard (ZoO, CBS)", "Statistics / dashboard", "public"),
    ];

    public static ImmutableArray<Term> Regimes { get; } =
    [
        Of("AVG", "AVG", "GDPR"),
        Of("AVG_special", "AVG, bijzondere gegevens", "GDPR, special categories"),
        Of("Wpg", "Wet politiegegevens", "Police Data Act"),
        Of("Wpg10", "Wet politiegegevens, artikel 10", "Police Data Act, article 10"),
        Of("Wjsg", "Wet justitiële en strafvorderlijke gegevens", "Judicial Data and Criminal Records Act"),
        Of("AWR67", "Geheimhouding Belastingdienst (artikel 67 AWR)", "Tax secrecy (article 67 AWR)"),
        Of("BRP", "Wet basisregistratie personen", "Personal Records Database Act"),
        Of("Bibob", "Wet Bibob", "Public Administration Probity Screening Act"),
        Of("SUWI", "Wet SUWI", "SUWI Act"),
        Of("public", "Openbaar", "Public"),
    ];

    /// <summary>Ids are the names of <see cref="Contributions.HandlingLevel"/>, from open to closed.</summary>
    public static ImmutableArray<Term> HandlingLevels { get; } =
    [
        Of("Public", "Openbaar", "Public"),
        Of("Government", "Overheid intern", "Government only"),
        Of("Partners", "Vertrouwelijk: partners in dit beeld", "Confidential: partners in this picture"),
        Of("Named", "Vertrouwelijk: op naam", "Confidential: by name"),
        Of("SessionOnly", "Alleen in sessie", "In session only"),
        Of("OwnerOnly", "Alleen bronhouder", "Source owner only"),
    ];

    /// <summary>First half of a grade: how reliable the source is.</summary>
    public static ImmutableArray<Term> SourceReliability { get; } =
    [
        Of("A", "Geen twijfel, of in alle gevallen betrouwbaar gebleken", "No doubt, or proven in all instances"),
        Of("B", "Meestal betrouwbaar", "Mostly reliable"),
        Of("C", "Meestal onbetrouwbaar", "Mostly unreliable"),
        Of("X", "Niet te beoordelen", "Cannot be assessed"),
    ];

    /// <summary>Second half of a grade: how accurate the information is.</summary>
    public static ImmutableArray<Term> InformationAccuracy { get; } =
    [
        Of("1", "Juistheid staat buiten twijfel", "Accuracy not in doubt"),
        Of("2", "Zelf waargenomen door de bron", "Known personally to the source"),
        Of("3", "Van horen zeggen, wel bevestigd", "Not known personally, but corroborated"),
        Of("4", "Van horen zeggen, niet bevestigd", "Not known personally and not corroborated"),
    ];

    private static Term Of(string id, string nl, string en, string? regime = null) => new(id, new() { Nl = nl, En = en }, regime);
}
