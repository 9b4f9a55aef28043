import type { ReferenceFormat } from './reference-formats.ts';
import { weekdays } from './weekdays.ts';

type Words = Readonly<Record<string, string>>;

const vendor =
  'fournisseur|nom du fournisseur|contractant|adjudicataire|prestataire|entreprise|nom de l entreprise|vendor|vendor name|supplier|supplier name|contractor|company|company name|enterprise|business';
const neq =
  'neq|no d entreprise|numero d entreprise|numero d entreprise du quebec|business number|enterprise number';
const contract =
  'contrat|no contrat|no de contrat|numero de contrat|numero du contrat|reference du contrat|contract|contract number|contract no|contract id|contract reference';
const currency = 'devise|monnaie|currency|currency code';
const amount =
  'montant|montant total|total|valeur|montant approuve|amount|total amount|value|approved amount';
const start =
  'debut|date de debut|date debut|en vigueur du|start|start date|starts on|from|effective date|valid from|date d effet|valide du|valide a partir du|valable du|en vigueur a compter du|en vigueur le';
const end =
  'fin|date de fin|date fin|en vigueur jusqu au|end|end date|ends on|to|expiry date|valid to|valid until|valide au|valide jusqu au|valable jusqu au';
const institution =
  'institution|institution telle qu inscrite|institution parlementaire gouvernementale ou municipale|institution publique|institution visee|institution as registered|public institution|organisme public';

/** Header words of each column, in `headerKey` form: no accents, case or punctuation. */
export const referenceWords: Readonly<Record<ReferenceFormat, Words>> = {
  'purchase-orders': {
    number:
      'numero|no|no bon de commande|no de bon de commande|numero de bon de commande|numero du bon de commande|bon de commande|no commande|no de commande|numero de commande|bc|no bc|number|po|po no|po number|purchase order|purchase order no|purchase order number|order number',
    vendorId: vendor,
    neq,
    contractId: contract,
    requestedBy: 'demande par|demandeur|requerant|requested by|requester|requisitioner',
    requestedOn: 'demande le|date de demande|date de la demande|requested on|request date|date requested',
    approvedBy: 'approuve par|approbateur|autorise par|approved by|approver|authorized by',
    approvedOn: 'approuve le|date d approbation|date approbation|approved on|approval date|date approved',
    orderedOn:
      'emis le|date|date d emission|date de commande|date du bon de commande|commande le|ordered on|issued on|order date|po date|issue date',
    receivedBy: 'recu par|receptionne par|received by|receiver',
    receivedOn: 'recu le|date de reception|date reception|received on|receipt date|date received',
    currency,
    amount,
    description: 'description|objet|details|subject',
  },
  approvals: {
    subject: 'objet|type|type d objet|type de document|document|subject|document type|object',
    subjectNumber:
      'numero de l objet|numero|no|no de document|numero de document|reference|number of the subject|number|document number|subject number',
    vendorId: vendor,
    neq,
    contractId: contract,
    step: 'etape|action|geste|step|stage',
    person:
      'personne|nom|approbateur|approuve par|utilisateur|employe|person|name|approver|approved by|user|employee',
    personNumber:
      'matricule|no d employe|numero d employe|person number|employee number|employee id|employee no|user id|staff number',
    actedOn: 'date|le|date d approbation|date de l action|done on|acted on|approval date|action date',
    currency,
    amount,
    authorityLimit:
      'limite d approbation|limite|limite d autorisation|pouvoir d approbation|delegation|approval limit|authority limit|limit|delegated authority',
  },
  employees: {
    number:
      'matricule|no d employe|numero d employe|no employe|numero employe|code employe|numero|no|employee number|employee id|employee no|staff number|personnel number|number|id',
    name: 'nom|nom complet|nom et prenom|nom de l employe|employe|prenom et nom|name|full name|employee|employee name|staff name',
    organizationId:
      'organisme|organisation|ministere|employeur|organization|public body|department|agency|employer',
    position: 'fonction|poste|titre|titre du poste|emploi|titre d emploi|position|title|job title|role',
    address: 'adresse|adresse personnelle|adresse postale|address|home address|mailing address',
    phone: 'telephone|no de telephone|numero de telephone|tel|phone|phone number|telephone number',
    email: 'courriel|adresse courriel|email|e mail|email address',
    bankAccount:
      'compte bancaire|compte|no de compte|numero de compte|coordonnees bancaires|bank account|account|account number|bank account number',
    startsOn: `${start}|date d embauche|embauche le|entree en fonction|hire date|hired on`,
    endsOn: `${end}|date de depart|depart|cessation|departure date|termination date|left on`,
  },
  'price-list': {
    contractId: contract,
    vendorId: vendor,
    neq,
    itemCode:
      'code d article|code|article|no d article|numero d article|no article|sku|code produit|code de produit|reference|item code|item|item no|item number|product code|part number',
    description:
      'description|designation|libelle|nom du produit|produit|service|item description|product|product name',
    unit: 'unite|unite de mesure|unite de facturation|unit|unit of measure|uom',
    currency,
    unitPrice:
      'prix unitaire|prix|prix convenu|prix contractuel|prix au contrat|tarif|taux|taux horaire|unit price|price|agreed price|contract price|rate|hourly rate',
    validFrom: start,
    validTo: end,
  },
  authorisations: {
    vendorId: vendor,
    neq,
    authority: 'autorite|organisme|delivree par|emise par|authority|issued by|granted by|issuing authority',
    number:
      'numero|no|no d autorisation|numero d autorisation|no client|numero de client|number|authorization number|authorisation number|licence number|license number|client number',
    grantedOn:
      'accordee le|accorde le|date d octroi|delivree le|date de delivrance|date d autorisation|granted on|issue date|issued on|date granted|authorization date|authorisation date',
    expiresOn:
      'expire le|expiration|echeance|date d expiration|date d echeance|expires on|expiry|expiry date|expiration date',
    revokedOn:
      'revoquee le|revoque le|date de revocation|revocation|suspendue le|revoked on|revocation date|date revoked',
  },
  holidays: {
    day: 'jour|date|date du jour ferie|day|holiday date',
    nameFr:
      'nom francais|nom|jour ferie|ferie|fete|nom du jour ferie|description|nom fr|holiday|name|holiday name|french name|name fr',
    nameEn: 'nom anglais|nom en|english name|name en|name english',
  },
  tenders: {
    processId:
      'identifiant du processus|identifiant|no d appel d offres|numero d appel d offres|appel d offres|no ao|no seao|numero seao|no de l avis|numero de l avis|process identifier|process id|tender number|tender id|tender no|tender|solicitation number|notice number',
    contractId: contract,
    publicBodyId:
      'organisme public|organisme|donneur d ouvrage|ministere|public body|buyer|department|agency|organization',
    titleFr: 'titre|titre francais|objet|titre fr|french title|title fr',
    titleEn: 'titre anglais|titre en|english title|title|title en|subject',
    method:
      'mode|mode de sollicitation|mode d adjudication|type d appel d offres|method|procurement method|solicitation method',
    awardCriteria:
      'criteres d adjudication|mode d evaluation|critere|criteres|regle d adjudication|award criteria|evaluation method|criteria',
    startsAt:
      'ouverture de la periode de soumission|date de publication|publie le|ouverture|submission period opens|submission period starts|start of the tender period|publication date|published on|opening date',
    closesAt:
      'cloture des soumissions|fermeture|date de fermeture|date limite|date de cloture|date limite de reception|submission period closes|deadline for bids|bid deadline|submissions close|closing date|closes at|deadline|close date',
    tendererCount:
      'nombre de soumissionnaires|nb de soumissionnaires|nombre de soumissions|nb soumissions|number of tenderers|tenderers|number of bids|number of bidders|bid count',
    itemCodes: 'codes d articles|unspsc|code unspsc|codes unspsc|item codes|commodity code|unspsc code',
    currency,
    estimate: 'estimation|montant estime|valeur estimee|estimate|estimated value|estimated amount',
  },
  bids: {
    tenderId:
      'appel d offres|no d appel d offres|numero d appel d offres|no ao|no seao|numero seao|identifiant du processus|tender|tender number|tender id|tender no|solicitation number|process id',
    tendererName:
      'nom du soumissionnaire|soumissionnaire|fournisseur|entreprise|nom de l entreprise|name of the tenderer|tenderer s name|tenderer|tenderer name|bidder|bidder name|vendor|supplier|company',
    tendererNumber:
      'identifiant du soumissionnaire|neq|neq du soumissionnaire|identifier of the tenderer|tenderer s identifier|tenderer identifier|tenderer number|bidder number|bidder id',
    lot: 'lot|no de lot|numero de lot|lot number|lot no',
    currency,
    amount: `${amount}|montant soumis|prix soumis|prix|montant de la soumission|bid amount|bid price|price|bid`,
    submittedAt:
      'recue le|recu le|date de reception|date de depot|deposee le|date de soumission|received at|received on|submitted at|submitted on|submission date',
    status: 'etat|statut|conformite|admissibilite|status|state|compliance',
    isWinner: 'retenue|retenu|adjudicataire|gagnant|selectionne|won|winner|awarded|selected',
  },
  'lobbying-mandates': {
    vendorId: `${vendor}|client|client ou entreprise|entreprise ou organisation|nom du client|client or enterprise|organization`,
    neq,
    registrationNumber:
      'numero d inscription|no d inscription|inscription|no inscription|no de mandat|numero du mandat|registration number|registration no|registration|mandate number',
    lobbyist:
      'categorie de lobbyiste|type de lobbyiste|categorie|lobbyist category|category of lobbyist|kind of lobbyist|lobbyist type|type of lobbyist|lobbyist',
    institution,
    subject: 'objet|objet du mandat|objet des activites|sujet|subject|subject matter|purpose',
    startsOn: `${start}|debut du mandat|date de debut du mandat`,
    endsOn: `${end}|fin du mandat|date de fin du mandat`,
    registeredOn:
      'inscrit le|date d inscription|date de l inscription|registered on|registration date|date registered',
  },
  'lobbying-communications': {
    vendorId: `${vendor}|client|client ou entreprise|entreprise ou organisation|nom du client|client or enterprise|organization`,
    neq,
    mandateId:
      'mandat|numero du mandat|no de mandat|numero d inscription|no d inscription|mandate|mandate number|registration number',
    institution,
    communicatedOn:
      'date|date de communication|date de la communication|communique le|communicated on|communication date|date of communication',
    office:
      'charge publique jointe|titulaire de charge publique|charge publique|fonction du titulaire|public office holder|office contacted|public office contacted|public office reached|public office|office|office holder|dpoh',
    subject: 'objet|objet de la communication|sujet|subject|subject matter|purpose',
  },
  'work-packages': {
    contractId: contract,
    number:
      'numero|no|lot|no lot|no de lot|numero de lot|numero du lot|lot de travaux|no du lot|code du lot|code de lot|wbs|code wbs|sdp|code sdp|number|lot no|lot number|lot id|work package|work package no|work package number|work package id|wp|wp no|package|package no|package number',
    title:
      'titre|titre du lot|nom du lot|designation|designation du lot|intitule|libelle|description|description du lot|description des travaux|title|lot title|package title|package name|work package title|work package name|name|nom',
    currency,
    amount: `${amount}|montant convenu|montant du lot|prix|prix du lot|plafond|montant plafond|montant maximal autorise|valeur du lot|budget|budget du lot|budget autorise|agreed amount|agreed value|ceiling|ceiling amount|ceiling price|lot value|package value|contract value|price|lump sum|forfait`,
    hedge: 'precision|nature du montant|certitude|certainty|kind of amount',
    low: 'montant convenu bas|montant minimal|montant minimum|minimum|min|montant min|bas|plancher|borne inferieure|agreed amount low|minimum amount|min amount|low|floor|lower bound|from',
    high: 'montant convenu haut|montant maximal|montant maximum|maximum|max|montant max|haut|borne superieure|agreed amount high|maximum amount|max amount|high|upper bound|to',
    notes: 'notes|note|remarques|remarque|commentaires|commentaire|remarks|comments|comment',
  },
  'time-sheets': {
    vendorId: vendor,
    neq,
    contractId: contract,
    invoiceNumber:
      'facture|no facture|no de facture|numero de facture|numero facture|facture no|invoice|invoice no|invoice number|invoice id|inv no',
    workPackage:
      'lot de travaux|lot|no de lot|no du lot|numero de lot|wbs|code wbs|sdp|work package|work package number|work package no|wp|lot number|lot no',
    worker:
      'personne affectee|ressource|nom de la ressource|ressources|consultant|nom du consultant|consultante|employe|nom de l employe|nom employe|employe e|travailleur|intervenant|personne|nom|nom complet|nom et prenom|worker|worker name|resource|resource name|consultant name|employee|employee name|person|name|full name|staff|staff member|personnel',
    workerNumber:
      'matricule|no employe|no d employe|numero d employe|no de ressource|numero de ressource|id ressource|code ressource|no du consultant|worker number|worker id|worker no|employee id|employee number|employee no|resource id|resource number|consultant id|staff number|badge',
    role: 'role|profil|fonction|categorie|categorie de ressource|categorie d emploi|profil de ressource|titre|titre d emploi|poste|role or category|labour category|labor category|resource category|category|position|job title|title|profile',
    day: 'date|jour|journee|date travaillee|date du travail|date de travail|date de la prestation|date de prestation|jour travaille|day|work date|date worked|date of work|service date|workday|entry date',
    weekStarting:
      'semaine du|semaine debutant le|semaine commencant le|debut de semaine|debut de la semaine|week of|week starting|week beginning|week start|week commencing|w c',
    weekEnding:
      'semaine se terminant le|semaine finissant le|semaine terminee le|fin de la semaine|semaine au|week ending|week ended|week end date|week ending date|w e',
    startsOn: `du|${start}|debut de periode|debut de la periode|debut periode|periode du|period start|period from|start of period`,
    endsOn: `au|${end}|fin de periode|fin de la periode|fin periode|periode au|period end|period to|end of period`,
    hours:
      'heures|heure|hrs|hr|h|nb heures|nb d heures|nbre d heures|nombre d heures|heures travaillees|heures facturees|heures facturables|heures effectuees|total heures|total des heures|total d heures|quantite d heures|duree|duree h|temps|temps travaille|hours|hour|hours worked|hours billed|billable hours|total hours|no of hours|number of hours|time|time worked|duration',
    monday: 'lundi|lun|monday|mon',
    tuesday: 'mardi|mar|tuesday|tue|tues',
    wednesday: 'mercredi|mer|wednesday|wed',
    thursday: 'jeudi|jeu|thursday|thu|thur|thurs',
    friday: 'vendredi|ven|friday|fri',
    saturday: 'samedi|sam|saturday|sat',
    sunday: 'dimanche|dim|sunday|sun',
    description:
      'description|tache|taches|activite|activites|description de la tache|description des travaux|description du travail|travail effectue|travaux effectues|details|detail|commentaires|commentaire|task|tasks|activity|activities|task description|work performed|work description|comments|comment|notes',
    deliverable:
      'livrable|livrables|produit livre|bien livrable|deliverable|deliverables|work product|output',
    approvedBy:
      'approuve par|approbateur|autorise par|valide par|signe par|approved by|approver|authorized by|validated by|signed by',
    approvedOn:
      'approuve le|date d approbation|date approbation|autorise le|valide le|approved on|approval date|date approved|validated on',
  },
};

/** Columns without which the file cannot be taken in as this, or one of which it needs (a list). */
export const neededFields: Readonly<Record<ReferenceFormat, readonly (readonly string[])[]>> = {
  'purchase-orders': [['number']],
  approvals: [['subjectNumber'], ['person']],
  employees: [['name']],
  'price-list': [['unitPrice'], ['itemCode', 'description']],
  authorisations: [['vendorId']],
  holidays: [['day'], ['nameFr']],
  tenders: [['processId']],
  bids: [['tenderId'], ['tendererName']],
  'lobbying-mandates': [['vendorId']],
  'lobbying-communications': [['vendorId']],
  'work-packages': [['number']],
  'time-sheets': [['hours', ...weekdays]],
};

/** Columns that together, well named, belong to one of these tables and to no other file. */
export const certainFields: Readonly<Record<ReferenceFormat, readonly (readonly string[])[]>> = {
  'purchase-orders': [['number'], ['requestedBy', 'approvedBy', 'receivedBy', 'orderedOn', 'receivedOn']],
  approvals: [['subjectNumber'], ['person'], ['step']],
  employees: [['name'], ['number'], ['position', 'startsOn', 'endsOn', 'bankAccount', 'email']],
  'price-list': [['unitPrice'], ['itemCode', 'description'], ['validFrom', 'validTo']],
  authorisations: [['vendorId'], ['number'], ['expiresOn', 'revokedOn', 'grantedOn']],
  holidays: [['day'], ['nameFr']],
  tenders: [['processId'], ['closesAt', 'tendererCount', 'awardCriteria']],
  bids: [['tenderId'], ['tendererName'], ['isWinner', 'status', 'submittedAt', 'amount']],
  'lobbying-mandates': [['vendorId'], ['registrationNumber'], ['lobbyist', 'institution']],
  'lobbying-communications': [['vendorId'], ['communicatedOn'], ['office']],
  'work-packages': [['number'], ['title', 'contractId'], ['amount', 'low', 'high']],
  'time-sheets': [
    ['worker', 'workerNumber', 'role'],
    ['day', 'weekStarting', 'weekEnding', 'startsOn', 'endsOn'],
  ],
};

/** Words that leave no doubt: one of them must be among the headers before a file is taken for this unasked. */
export const tellingWords: Readonly<Record<ReferenceFormat, RegExp>> = {
  'purchase-orders': /commande|\bpo\b|purchase order/u,
  approvals: /approb|approuve|approv|etape|step/u,
  employees: /matricule|employe|employee|staff|personnel/u,
  'price-list': /prix|tarif|price|rate/u,
  authorisations: /autoris|authoriz|revo|autorite|authority/u,
  holidays: /ferie|holiday/u,
  tenders: /appel d offres|tender|solicitation|seao|soumission/u,
  bids: /soumission|tender|bid/u,
  'lobbying-mandates': /lobby|inscription|registration|mandat/u,
  'lobbying-communications': /communication|communicated|charge publique|public office/u,
  'work-packages': /\blots?\b|package|\bwbs\b|\bsdp\b/u,
  'time-sheets': /heure|hours?\b|\bhrs?\b|lundi|monday|\blun\b|\bmon\b/u,
};

/** Words of a table of another kind: with one of them among the headers, a file is not taken for this unasked. */
export const foreignWords: Partial<Readonly<Record<ReferenceFormat, RegExp>>> = {
  'work-packages':
    /factur|invoice|soumission|appel d offres|tender|bid\b|bidder|^date$|\barticles?\b|\bitems?\b|catalog|quantit|\bqty\b|prix unitaire|unit price|valid (?:from|to|until)|valide (?:du|au|jusqu)/u,
  'time-sheets':
    /montant|amount|prix|price|taux|\brate|tarif|cout|\bcost|honoraire|\bfees?\b|\bnet\b|valeur|\bvalue\b|sous total|subtotal|tps|tvq|gst|qst/u,
};
