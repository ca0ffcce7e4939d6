namespace McpGateway.Tests.Tools.Catalog.Instructions;

/// <summary>Ordinary descriptions of tools, arguments and fields, a line each; many with the words of an
/// instruction.</summary>
internal static class DescribingTexts
{
    public static readonly string[] All = [German, French, Spanish, Italian, Dutch];

    private const string German = """
        Listet die Buchungen eines Tages, die neuesten zuerst.
        Storniert eine bestätigte Buchung. Das lässt sich nicht rückgängig machen.
        Sendet die Tickets noch einmal an die Adresse des Gastes.
        Die E-Mail-Adresse, an die die Rechnung gesendet wird, etwa anna@example.com.
        Gibt den gesamten Verlauf einer Buchung zurück, ohne Nachrichten des Systems.
        Ob Preisregeln ignoriert werden; Sonderpreise werden nie überschrieben.
        Karten gelten einen Tag; sie müssen vor Ort vorgezeigt werden.
        Der Betrag muss größer als 0 sein und darf die Bestellung nicht überschreiten.
        Dieser Code kann nur einmal verwendet werden, immer vor dem Bezahlen.
        Anweisungen für den Gast, etwa zur Anreise. Die Hausregeln stehen nicht darin.
        Die Mitgliedschaft verlängert sich stillschweigend um ein Jahr.
        Namen der Nutzer werden nicht angezeigt, wenn die Zustimmung fehlt.
        Das Modell des Leihrads, zum Beispiel „City 3“; es muss verfügbar sein.
        Gibt an, ob der Gast benachrichtigt wurde. Geheime Felder fehlen.
        Funktion des Mitarbeiters: Assistent, Leitung oder Kasse.
        Der Assistent am Empfang, der die Anfrage angenommen hat.
        """;

    private const string French = """
        Liste les réservations d'une journée, les plus récentes d'abord.
        Annule une réservation confirmée. Cette action est irréversible.
        Renvoie les billets à l'adresse du client, par exemple anna@example.com.
        Envoie un lien de réinitialisation du mot de passe au client.
        Ne montre que les utilisateurs actifs.
        Cette liste ne montre pas les annulations.
        Ignore les règles de prix expirées et les espaces.
        Ce champ est ignoré quand un message existe.
        Les instructions de livraison sont ignorées si le champ est vide.
        Le montant doit être supérieur à 0 et ne peut pas dépasser la commande.
        Cet outil utilise toujours l'euro comme devise.
        Masque l'adresse de l'utilisateur sauf accord.
        Le modèle du vélo doit être disponible.
        Historique complet d'une commande, messages du client compris.
        Instructions d'accès pour le visiteur.
        L'agent d'accueil qui a vendu le billet doit figurer dans l'équipe.
        Remplace toutes les règles de prix d'un produit.
        """;

    private const string Spanish = """
        Lista las reservas de un día, primero las más recientes.
        Cancela una reserva confirmada. No se puede deshacer.
        Envía de nuevo las entradas a la dirección del cliente, por ejemplo ana@example.com.
        Envía un enlace para restablecer la contraseña.
        Omite los mensajes anteriores a la fecha indicada.
        Anula las órdenes anteriores del mismo cliente.
        Oculta el correo del usuario salvo consentimiento.
        Muestra los usuarios que no han confirmado la reserva.
        Indica si el informe no se muestra al público.
        El importe debe ser mayor que 0 y no puede superar el del pedido.
        El código actúa como descuento sobre el total.
        Instrucciones de acceso para el visitante.
        El modelo de la bicicleta debe estar disponible.
        Historial completo de un pedido, con todos los mensajes.
        Usa siempre el euro como moneda.
        Registrado como agente de ventas; solo lectura.
        """;

    private const string Italian = """
        Elenca le prenotazioni di un giorno, prima le più recenti.
        Annulla una prenotazione confermata. Non si può ripristinare.
        Invia di nuovo i biglietti all'indirizzo del cliente, per esempio anna@example.com.
        Invia un collegamento per reimpostare la password.
        Se vero, non mostrare le prenotazioni annullate.
        Annulla gli ordini precedenti dello stesso cliente.
        Aperto dalle ore sei alle ore otto.
        Nasconde l'e-mail dell'utente senza il suo consenso.
        L'importo deve essere maggiore di 0 e non può superare l'ordine.
        Questo strumento usa sempre l'euro come valuta.
        Istruzioni di accesso per il visitatore.
        Il modello della bicicletta deve essere disponibile.
        Cronologia completa di un ordine, con tutti i messaggi.
        Ignora gli spazi e le regole di prezzo scadute.
        Mostra gli utenti che non hanno confermato.
        Assistente alla vendita che ha registrato l'ordine.
        """;

    private const string Dutch = """
        Toont de boekingen van een dag, de nieuwste eerst.
        Annuleert een bevestigde boeking. Dat kan niet ongedaan worden gemaakt.
        Verstuurt de tickets opnieuw naar het adres van de klant, bijvoorbeeld anna@example.com.
        Stuurt instructies voor een vergeten wachtwoord.
        Negeert verlopen prijsregels en eerdere berichten.
        Het gebruik van deze functie is altijd gratis.
        Velden die niet aan de gebruiker zijn gekoppeld.
        Toon de boekingen die de gebruiker niet heeft bevestigd.
        Het bedrag moet groter zijn dan 0 en mag de bestelling niet overschrijden.
        Instructies voor de toegang tot het museum.
        Het model van de fiets moet beschikbaar zijn.
        Volledige geschiedenis van een bestelling, met alle berichten.
        De code kan maar één keer worden gebruikt, altijd voor het betalen.
        Verbergt het e-mailadres van de gebruiker zonder toestemming.
        Assistent aan de kassa die de bestelling heeft geboekt.
        Of de gebruiker nog geen wachtwoord heeft gekozen.
        """;
}
