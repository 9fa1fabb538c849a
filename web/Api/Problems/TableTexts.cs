using System.Collections.Frozen;
using Workspace.Contracts.Contributions;

namespace Workspace.Web.Api.Problems;

/// <summary>What is the matter with a file that cannot be read as a table, and what to do about it.</summary>
internal static class TableTexts
{
    public static readonly FrozenDictionary<string, (string Nl, string En)> ByDetail = new Dictionary<string, (string Nl, string En)>
    {
        [TableDetails.Empty] = ("Het bestand is leeg. Kies het bestand met de rijen erin.", "The file is empty. Choose the file with the rows in it."),
        [TableDetails.Binary] = ("Het bestand is geen tekst en geen werkmap. Sla de tabel op als CSV of als Excel-werkmap (.xlsx).", "The file is neither text nor a workbook. Save the table as CSV or as an Excel workbook (.xlsx)."),
        [TableDetails.OldOrLocked] = ("Dit is een oude Excel-werkmap (.xls) of een werkmap met een wachtwoord. Sla haar op als .xlsx zonder wachtwoord.", "This is an old Excel workbook (.xls) or one with a password. Save it as .xlsx without a password."),
        [TableDetails.OpenDocument] = ("Dit is een OpenDocument-werkblad. Sla het op als Excel-werkmap (.xlsx) of als CSV.", "This is an OpenDocument sheet. Save it as an Excel workbook (.xlsx) or as CSV."),
        [TableDetails.Pdf] = ("Dit is een PDF. Vraag om de tabel zelf, als Excel-werkmap of CSV.", "This is a PDF. Ask for the table itself, as an Excel workbook or CSV."),
        [TableDetails.NoWorkbook] = ("Dit is een ingepakt bestand, geen Excel-werkmap. Pak het uit en kies de tabel die erin zit.", "This is a compressed file, not an Excel workbook. Unpack it and choose the table inside."),
        [TableDetails.Damaged] = ("De werkmap is beschadigd. Open haar in Excel, sla haar opnieuw op als .xlsx en probeer het nog eens.", "The workbook is damaged. Open it in Excel, save it again as .xlsx and retry."),
        [TableDetails.TooLargeUnpacked] = ("De werkmap is uitgepakt te groot. Haal werkbladen, opmaak en afbeeldingen weg of sla het blad op als CSV.", "The workbook is too large when unpacked. Remove sheets, formatting and images, or save the sheet as CSV."),
        [TableDetails.TooManyColumns] = ("De tabel heeft meer dan {max} kolommen. Haal de kolommen weg die niet nodig zijn.", "The table has more than {max} columns. Remove the ones that are not needed."),
        [TableDetails.OpenQuote] = ("In rij {row} begint een aanhalingsteken dat nergens sluit. Verbeter die rij of sla het bestand op als .xlsx.", "A quotation mark opens in row {row} and never closes. Correct that row or save the file as .xlsx."),
        [TableDetails.OneColumn] = ("Er is geen scheidingsteken gevonden. Sla het bestand op als CSV met puntkomma's, of als .xlsx.", "No separator was found. Save the file as CSV with semicolons, or as .xlsx."),
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
