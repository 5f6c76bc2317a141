BEGIN TRANSACTION;
CREATE TABLE accounts (
	seq INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	password TEXT NOT NULL, 
	email TEXT, 
	language VARCHAR(8) NOT NULL, 
	disabled BOOLEAN NOT NULL, 
	created DATETIME NOT NULL, 
	"key" VARCHAR(64) NOT NULL, second TEXT, second_used BIGINT, 
	CONSTRAINT pk_accounts PRIMARY KEY (seq), 
	CONSTRAINT uq_accounts_name UNIQUE (name)
);
INSERT INTO "accounts" VALUES(1,'J. Smit','reviewer','$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$none',NULL,'nl',0,'2026-11-28 11:38:25.000000','0000000000000000000000000000000000000000000000000000000000000000',NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0010');
CREATE TABLE alignments (
	seq INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	decision TEXT, 
	adopted DATE, 
	oj TEXT, 
	country VARCHAR(8) NOT NULL, 
	subject TEXT, 
	regime TEXT, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	page INTEGER, 
	quote TEXT NOT NULL, 
	CONSTRAINT pk_alignments PRIMARY KEY (seq), 
	CONSTRAINT fk_alignments_document_documents FOREIGN KEY(document) REFERENCES documents (seq)
);
CREATE TABLE api_tokens (
	id VARCHAR(16) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	account INTEGER NOT NULL, 
	scope VARCHAR(16) NOT NULL, 
	label TEXT NOT NULL, 
	created DATETIME NOT NULL, 
	expires DATETIME, 
	revoked DATETIME, 
	CONSTRAINT pk_api_tokens PRIMARY KEY (id), 
	FOREIGN KEY(account) REFERENCES accounts (seq), 
	CONSTRAINT uq_api_tokens_digest UNIQUE (digest)
);
CREATE TABLE changes (
	seq INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	what VARCHAR(16) NOT NULL, 
	subject TEXT NOT NULL, 
	document VARCHAR(64), 
	CONSTRAINT pk_changes PRIMARY KEY (seq)
);
INSERT INTO "changes" VALUES(1,'2026-11-28 10:00:00.000000','document','9623ec799d0b27e58286c45129702e10eae53d6ed376c39b0714393c84749c9a','9623ec799d0b27e58286c45129702e10eae53d6ed376c39b0714393c84749c9a');
INSERT INTO "changes" VALUES(2,'2026-11-28 10:00:00.000000','session','fac-2021-03-01',NULL);
INSERT INTO "changes" VALUES(3,'2026-11-28 10:00:00.000000','meetings','9623ec799d0b27e58286c45129702e10eae53d6ed376c39b0714393c84749c9a','9623ec799d0b27e58286c45129702e10eae53d6ed376c39b0714393c84749c9a');
INSERT INTO "changes" VALUES(4,'2026-11-28 10:00:00.000000','link','fac-2021-03-01','9623ec799d0b27e58286c45129702e10eae53d6ed376c39b0714393c84749c9a');
INSERT INTO "changes" VALUES(5,'2026-11-28 10:00:00.000000','judgement','26b66ccc7ce78ce7','9623ec799d0b27e58286c45129702e10eae53d6ed376c39b0714393c84749c9a');
INSERT INTO "changes" VALUES(6,'2026-11-28 10:00:00.000000','status','81f6938ff12a4cd8',NULL);
INSERT INTO "changes" VALUES(7,'2026-11-28 10:00:00.000000','figures','visa-divergences',NULL);
CREATE TABLE deliveries (
	id VARCHAR(32) NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	account INTEGER NOT NULL, 
	hook VARCHAR(16), 
	body JSON NOT NULL, 
	created DATETIME NOT NULL, 
	due DATETIME NOT NULL, 
	attempts INTEGER NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	ended DATETIME, 
	reason TEXT, 
	CONSTRAINT pk_deliveries PRIMARY KEY (id), 
	FOREIGN KEY(account) REFERENCES accounts (seq)
);
CREATE TABLE document_meetings (
	document INTEGER NOT NULL, 
	local TEXT NOT NULL, 
	session TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_document_meetings PRIMARY KEY (document, local), 
	CONSTRAINT fk_document_meetings_document_documents FOREIGN KEY(document) REFERENCES documents (seq), 
	CONSTRAINT fk_document_meetings_session_sessions FOREIGN KEY(session) REFERENCES sessions (id)
);
INSERT INTO "document_meetings" VALUES(1,'raad-buitenlandse-zaken-2021-03-01','fac-2021-03-01','naam en dag');
CREATE TABLE document_references (
	seq INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	id TEXT NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	url TEXT, 
	CONSTRAINT pk_document_references PRIMARY KEY (seq), 
	CONSTRAINT fk_document_references_document_documents FOREIGN KEY(document) REFERENCES documents (seq)
);
CREATE TABLE documents (
	seq INTEGER NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	work VARCHAR(64) NOT NULL, 
	replaced_by VARCHAR(64), 
	name TEXT NOT NULL, 
	url TEXT, 
	bytes BIGINT NOT NULL, 
	filed DATETIME NOT NULL, 
	reading INTEGER NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	lang VARCHAR(8) NOT NULL, 
	title TEXT, 
	date DATE, 
	number TEXT, 
	identifier TEXT, 
	session TEXT, 
	dossiers JSON NOT NULL, 
	senders JSON NOT NULL, 
	addressee TEXT, 
	place TEXT, 
	media_type TEXT NOT NULL, 
	pages INTEGER, 
	text_hash VARCHAR(64) NOT NULL, 
	likeness VARCHAR(64) NOT NULL, drawn INTEGER DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_documents PRIMARY KEY (seq), 
	CONSTRAINT uq_documents_id UNIQUE (id)
);
INSERT INTO "documents" VALUES(1,'9623ec799d0b27e58286c45129702e10eae53d6ed376c39b0714393c84749c9a','9623ec799d0b27e58286c45129702e10eae53d6ed376c39b0714393c84749c9a',NULL,'brief.txt',NULL,545,'2026-11-28 10:00:00.000000',1,'report','nl','Verslag van de Raad Buitenlandse Zaken van 1 maart 2021','2021-03-04',NULL,NULL,NULL,'[]','[["S.A. Blok", "Minister van Buitenlandse Zaken", "NL"]]','Voorzitter van de Tweede Kamer der Staten-Generaal','Den Haag','text/plain',NULL,'bf4e9b20f02886fa6a25acc9c2ec21e3dbd04a34648ca4e150ae98e6650d379e','6e4bf64bec206228bd3efbfc2045de08de23e2ed06418e15bb9a1c83913c5cb8',1);
CREATE TABLE evidence (
	status INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	source TEXT NOT NULL, 
	date DATE, 
	quote TEXT NOT NULL, 
	bears VARCHAR(16) NOT NULL, 
	reason TEXT NOT NULL, 
	document VARCHAR(64), 
	start INTEGER, 
	"end" INTEGER, 
	CONSTRAINT pk_evidence PRIMARY KEY (status, position), 
	CONSTRAINT fk_evidence_status_statuses FOREIGN KEY(status) REFERENCES statuses (seq)
);
CREATE TABLE figures (
	seq INTEGER NOT NULL, 
	series TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	period TEXT NOT NULL, 
	value FLOAT, 
	source TEXT NOT NULL, 
	total FLOAT, 
	note TEXT, 
	items JSON NOT NULL, 
	current BOOLEAN NOT NULL, 
	recorded DATETIME NOT NULL, 
	CONSTRAINT pk_figures PRIMARY KEY (seq), 
	CONSTRAINT ck_figures_sourced CHECK (source <> ''), 
	CONSTRAINT fk_figures_series_series FOREIGN KEY(series) REFERENCES series (id)
);
INSERT INTO "figures" VALUES(1,'visa-divergences','RS','2022-12',20.0,'facts',NULL,NULL,'[]',1,'2026-11-28 10:00:00.000000');
CREATE TABLE fulfilments (
	seq INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	reference TEXT, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_fulfilments PRIMARY KEY (seq), 
	CONSTRAINT fk_fulfilments_document_documents FOREIGN KEY(document) REFERENCES documents (seq)
);
CREATE TABLE hooks (
	id VARCHAR(16) NOT NULL, 
	account INTEGER NOT NULL, 
	address TEXT NOT NULL, 
	secret VARCHAR(64) NOT NULL, 
	created DATETIME NOT NULL, 
	seen INTEGER NOT NULL, 
	disabled BOOLEAN NOT NULL, 
	CONSTRAINT pk_hooks PRIMARY KEY (id), 
	FOREIGN KEY(account) REFERENCES accounts (seq)
);
CREATE TABLE instrument_mentions (
	instrument TEXT NOT NULL, 
	document INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	entry VARCHAR(16), 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_instrument_mentions PRIMARY KEY (instrument, document, start), 
	CONSTRAINT fk_instrument_mentions_document_documents FOREIGN KEY(document) REFERENCES documents (seq), 
	CONSTRAINT fk_instrument_mentions_instrument_instruments FOREIGN KEY(instrument) REFERENCES instruments (id)
);
CREATE TABLE instruments (
	id TEXT NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	name_nl TEXT, 
	name_en TEXT, 
	facts JSON NOT NULL, 
	CONSTRAINT pk_instruments PRIMARY KEY (id)
);
CREATE TABLE judgements (
	seq INTEGER NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	verdict VARCHAR(32) NOT NULL, 
	author TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	reason TEXT NOT NULL, 
	document VARCHAR(64), 
	act VARCHAR(16), 
	quote TEXT, 
	entry VARCHAR(16), 
	value TEXT, 
	CONSTRAINT pk_judgements PRIMARY KEY (seq), 
	CONSTRAINT uq_judgements_id UNIQUE (id)
);
INSERT INTO "judgements" VALUES(1,'26b66ccc7ce78ce7','recipients','J. Smit','2026-11-28 10:00:00.000000','zo staat het er','9623ec799d0b27e58286c45129702e10eae53d6ed376c39b0714393c84749c9a','REQUEST','Nederland verzocht Servië het visumbeleid aan te passen','81f6938ff12a4cd8','ME');
CREATE TABLE kept_dossiers (
	session TEXT NOT NULL, 
	own VARCHAR(64) NOT NULL, 
	later VARCHAR(64) NOT NULL, 
	found BLOB NOT NULL, 
	CONSTRAINT pk_kept_dossiers PRIMARY KEY (session), 
	CONSTRAINT fk_kept_dossiers_session_sessions FOREIGN KEY(session) REFERENCES sessions (id) ON DELETE CASCADE
);
CREATE TABLE login_failures (
	"key" VARCHAR(64) NOT NULL, 
	count INTEGER NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_login_failures PRIMARY KEY ("key")
);
CREATE TABLE meeting_links (
	document INTEGER NOT NULL, 
	session TEXT NOT NULL, 
	part VARCHAR(16) NOT NULL, 
	certain BOOLEAN NOT NULL, 
	score FLOAT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_meeting_links PRIMARY KEY (document, session, part), 
	CONSTRAINT fk_meeting_links_document_documents FOREIGN KEY(document) REFERENCES documents (seq), 
	CONSTRAINT fk_meeting_links_session_sessions FOREIGN KEY(session) REFERENCES sessions (id)
);
INSERT INTO "meeting_links" VALUES(1,'fac-2021-03-01','claimed',1,0.9,'naam en dag');
CREATE TABLE readings (
	seq INTEGER NOT NULL, 
	document INTEGER NOT NULL, 
	engine VARCHAR(32) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	created DATETIME NOT NULL, 
	text BLOB NOT NULL, 
	contract BLOB NOT NULL, 
	CONSTRAINT pk_readings PRIMARY KEY (seq), 
	CONSTRAINT fk_readings_document_documents FOREIGN KEY(document) REFERENCES documents (seq)
);
INSERT INTO "readings" VALUES(1,1,'0.1.0','a702574cba30fb54e1b1e4c84898f46aa86556c9e3768d62a17e0328126d2c3d','2026-11-28 10:00:00.000000',X'78019591414EC3301045F73EC5DFB12911ADB8400B1245088428EA82DDB419D269123BB29D20E54688658F908B314E8B40B06261C91ACFFCFFE67B4E163963ED9CEF2546F6E88E95E737667DB8A35A6BB99E55A4C8F6FC862D7BA2CA986BB6581215135CA226F211B38BD9D498A5B0DFC81E1BE11C52A2C58E233AF6A1A202A4F2278B27A21C8B5654B6229B07C60B952A9A9EA73F24B3E4857BB112BE00FF4E4D8C5965F30C8BCA95C6AC4F6EFF7432E64197F689061BB694FBB68C3CF26F58ABC5C8D679D933C276C7DC7469F10C8FAE52702FDCA434AF5C5D4B08C2700D5C8D6E380C8794227A97E2AC350F4E8B6AEABA52355E92A0D36CD58E3AB6016A5C6ABBCDF00DA529F66EBB8B58B1EF64F838462BA1AD958F251FE3D5C186424893B7257A2E101D27F7E367FEA6D176B1AFCE2B993239B548BD5B7A1DDECF42F60909EFC010',X'7801D55AC972DB4812FD15042E331321D958B9DDDCB6A25BD1ED6544DB8751281C45A048D50804D000C8B6A4D0074DF4B18F7DB37F6C5ED6021437514D598EE893C802989995F95E2E55BA75EBE492CF993B726795984E05AF9EA745B298F3BC79EEBB47AE48F168D80B429EF487C3D49B047D1E0F82412F89623F18F6BD80FB1E673C0ED31E4FC37E2F098713AFEF47E1304C06513F1A2643063919CB67909467F83CE70D4B5903A5B7EE95C84943C5CBA26AF0AC114DC6B1F0915775C666CE92E54ECA9D33C652E7878568780E4969CD9DFFB02B9ECBC7BE3367AC6A9CC00BC8E29AE729AFDCD1F9AD9BB339C91A3F7BF1CCF9212BAEF0B42AA4F8D7221775C32B2960532E5E644953408AFBE617F7EE025FD3B4E275CDA56D4551DD88C6FC1CE6BDFF8D73FCF919FA2A985B39E386C1D4E31F79CE2BC668D365C612FAF12B58FD1363332CC107B442761F7BE1B117D15A51D708420DFBA1355FCC27B4977C9165B4333C2B72F355A40892A0909995394F05FBD45C9724B6E19F9BE7D02A72D2CE661C3249CE1D094A1A08D24A4A388F3EDE1AE7747BA5B84D7866E4EBDF99AF1967889DB2AD5954AD61750389EEC83B72110A7714F7EF8E5AD9B4E74CE41C363D42743CD4B207BE251B1B61B38A95978F133E08B570BF175BD26B31CB19B6F948D3FD5E5F8B0FFCD012AF80FF28AF047E6C44F73D4BF437F24BD00FB4F8381C122728E61A43201DF09E10C6CECFE140B8EEE2E89C0C0AFA1E7DC26FC3A0874F61D03F8AFC013E45FEF028EAD37B51BF7704991790392D8A262F1A29085F2B3EE595118CEF73CE1B91CF145C656E02BDD2E38995198E6F28331CB7ACA29CA013C18E2C821726457A0DCE9C7CF8F4F2ED87372F4F7FC1DA3A3D491000FD49AD2BD86B56AB2F49B1C89B0A7224CDA4B520A8E2D9ADAB5961A21FE30351145A3F1E924F88FB0DD9FCFE67D865D22865B736C97572B15622A974B9635A5473FC3687C52E21451BE707910EB11F75F6ED765B6BC48AE3B431D2A7C618EDAE0719D1379923F0FCD649FB33766B0C52F60E8FEC1762DCE48E1B3E35456387B702CF780B546E0DB5ABCD5693B48AED9E7990DEB07550DCE9FDCE51EAB24130E8A2F40665B0A20A8D086CDDBCE1C8F6DD2B94EC7037650E5551C210994893E71D204F15AED5F6CE8AFE63B445D895AC5F610C776B6D2F8BF95C5085B6354AF0BF7E7D3A1E9FBE7DD341EF50FC535E549AA360D06A7E4ACF4621F4C8BD461120ADF73AE6D5527CFDDDDEE9D9B8DBDE237C1B0D0D80A3214A96D627BB275B9B9DD9FE9A3329F716D4C3AA42A1B35BCFF8D5026CB4DA3C4EAB82F2625B3CA8256B8AF5159DE06421406B589655F159CC6537376559CDED8C1A9BA2E9F73AD7AEB5ACEB5AA9D2AC6AA595BFA035884D40517E5B073FB5D6906A9AA28CA575F9F58FAF7F5057ECDC20241536B2BEDD3527C7C7A1BD5D3499BA61BCD7D1D1B0A795C71EE2AC31F5A4CA81323699547C299829F3B434A73640F745D345361599FEC232B490844AD5DC03950DEF402ABB198F275E3AF0429E0EC9077208B19A1D59D9F4D6048D335DB96A671CEACC6011306B572248C2CABBB3B71F4F5F9DE087154F44295A8648E5926F5AFAC2126EDA99A6284542439B71AE9AD1F06652A0F72BA1412570D34D78A61FF5FDE0AE6DDE60C7EE5AA51BBC4F0FEFEDD6DB3442D3BC48E16CD91EA5851C36CA2263955A298B5A34624929FC372E6697E4981CFD901CD33088728405638B6432BA40833FBD37441B73178D726DD7343495C2F781411AB58C23247047E4854C465AB78647EEAF0BF4B8D03B113C75C495B3702E79E32C95431DC6E4CC961558C04B2F4E5FC1D66A2127572C4D94C7A7C610FF19A5D3CFE84531A0C80111E3D6CADB8833F5A52E1215993F8202D22C0B27C6E09220E626195B60B0F69C7FCE3134FE6B44E64C6AE7CBEFF4EA973FA154C2110BE2EACB9F8EA81D09C7164978B050EB00D2C51D254119C5E12088F820E66CD023CBEFC3B45DE40CB40DFA24A615BE14984F5EBFFBE9C5F874BC0167106003AA95F82F77E8AC83974B3A2D502E54A075E7040D31E7C718701712259891D5101B7A26938601A6413380C0974F8961E2FEF7C570D7CE619FDB40EC531DDB81E2366CCE84E72CAD16570D9780C6D901CE7DE421CB724B044A8D7015D555C822A51C00703E2F2F592D6A3E3296601684331F00F2D6F215A8B75BB3102FC145F8DFC08D33B9060B36B60A89161FE26134EDF5A6D3DE60E06DE183EC5F758635CDED5E2E9C9DFCFBC3C9F83DC4B574B4CAC67A83AAA5DBCDECBA860D02AD56710767780EA70338CCAE706E263F10C1906EE511495B12DCFA529425867619067932D4350A9187039CBF3BA9BA82B8EA246CF821AD0E1CB0A5A874D34EE4A3ADDAAC2AF71152E2C6A9042FA9EF6AE3EC14A553CC9DB5A6684F2C9D4BB6E479ED80D257D453635786B7AE05BB957A7318792BFEEB82D7CDA8409942197E186F69932B8C957B576C95546A090166B69E50CF3778410D0E11DB4056F15939807E923BCD25CA08CAA96C012C527B83691CC6032F4EBC181EFA6645CEF2F0968E4DCE639ACDDDB8B68FCBFA4DD572889ACE98332E526A3B28CA25C3393739BFA3F052D4EC182D9448AEB1AE4BA33535F6A3BF3F8B5511DAC2446B1EEF6384DBC2441CC2EC2F8DE8A66E8AE4B2711EEAFE276699B4873FB43C1AEB57A8B6AD38DA74D33B55645358350CB310A58B6607C4D5723904B330122531F77A7B98757AC048F4F22D4E6E76154E7B2232C713FBD8A52E81D6732C7825723AD8A2E36C871A7BCACC099B7EFDDF3F6A9B6B0A868662ED41491C0EBE1BC59E6C827A9242499707EAD4013EDA4A4F3AA5DDD1B99E5E39377CE63405A7701C16BA96A72F7E3C3B91C3C837A885091D3436231806FB660FAC857875859FA7BBE634B951454B35AB5DD0C5D375B1C02C7C6B2E0BE902B2A8C44CC84B9E76DA35477774D863E7C249F17975ECA5A978D5EDAD0CEBFE6E8F90CDD4DA0AB1EFE9F648D99CC05B29D67D9C8711E7DE1DD1F1D68E1DADDD05DC2B8626CA5D62EC2BBC3DD6F814895D72DABBBA908E1DEF35674B23D97A27EC99239C285A23D766BCEF89551499B357DCF3EDB36783AF00E214778D42DEBECA8BF1495624576AC2D1C7A22B979C7C4997D6F04FDD5405FDE3813ECCD169B583301D521C20C0C2EF81126CF01E286205B907CA5881EDA1326CCC1E2AA3C5ABBE5B9EE1800EFF50708E16FBFF400642AB');
CREATE TABLE saved_searches (
	id VARCHAR(16) NOT NULL, 
	account INTEGER NOT NULL, 
	"query" TEXT NOT NULL, 
	created DATETIME NOT NULL, 
	seen INTEGER NOT NULL, 
	CONSTRAINT pk_saved_searches PRIMARY KEY (id), 
	FOREIGN KEY(account) REFERENCES accounts (seq)
);
INSERT INTO "saved_searches" VALUES('aaaaaaaaaaaaaaaa',1,'visum','2026-11-28 11:38:25.000000',7);
CREATE TABLE series (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	method TEXT NOT NULL, 
	better VARCHAR(8) NOT NULL, 
	concepts JSON NOT NULL, 
	CONSTRAINT pk_series PRIMARY KEY (id)
);
INSERT INTO "series" VALUES('visa-divergences','Visa','nationalities','count','','[]');
CREATE TABLE sessions (
	id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	series TEXT NOT NULL, 
	names JSON NOT NULL, 
	body TEXT, 
	date DATE, 
	end_date DATE, 
	place TEXT, 
	country VARCHAR(8), 
	CONSTRAINT pk_sessions PRIMARY KEY (id)
);
INSERT INTO "sessions" VALUES('fac-2021-03-01','Raad Buitenlandse Zaken','fac','["RBZ"]',NULL,'2021-03-01',NULL,NULL,NULL);
CREATE TABLE sighted (
	document INTEGER NOT NULL, 
	CONSTRAINT pk_sighted PRIMARY KEY (document), 
	CONSTRAINT fk_sighted_document_documents FOREIGN KEY(document) REFERENCES documents (seq)
);
CREATE TABLE sightings (
	document INTEGER NOT NULL, 
	local TEXT NOT NULL, 
	around DATE, 
	series TEXT, 
	"key" TEXT NOT NULL, 
	place TEXT, 
	first DATE, 
	last DATE, 
	month DATE, 
	near DATE, 
	name TEXT NOT NULL, 
	body TEXT, 
	country VARCHAR(8), 
	summit BOOLEAN NOT NULL, 
	main BOOLEAN NOT NULL, 
	next BOOLEAN NOT NULL, 
	CONSTRAINT pk_sightings PRIMARY KEY (document, local), 
	CONSTRAINT fk_sightings_document_documents FOREIGN KEY(document) REFERENCES documents (seq)
);
CREATE TABLE source_items (
	seq INTEGER NOT NULL, 
	source VARCHAR(32) NOT NULL, 
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	turn INTEGER NOT NULL, 
	edition TEXT NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	addresses JSON NOT NULL, 
	media_type TEXT, 
	size BIGINT, 
	about TEXT, 
	facts JSON NOT NULL, 
	document VARCHAR(64), 
	mark TEXT, 
	attempts INTEGER NOT NULL, 
	code INTEGER, 
	reason TEXT, 
	retry DATETIME, 
	CONSTRAINT pk_source_items PRIMARY KEY (seq)
);
CREATE TABLE source_runs (
	source VARCHAR(32) NOT NULL, 
	began DATETIME NOT NULL, 
	ended DATETIME, 
	succeeded DATETIME, 
	listed INTEGER NOT NULL, 
	filed INTEGER NOT NULL, 
	failed INTEGER NOT NULL, 
	reason TEXT, 
	CONSTRAINT pk_source_runs PRIMARY KEY (source)
);
CREATE TABLE source_streams (
	source VARCHAR(32) NOT NULL, 
	stream TEXT NOT NULL, 
	cursor TEXT, 
	listed INTEGER NOT NULL, 
	current BOOLEAN NOT NULL, 
	asked DATETIME NOT NULL, 
	attempts INTEGER NOT NULL, 
	code INTEGER, 
	reason TEXT, 
	retry DATETIME, 
	wish JSON NOT NULL, 
	CONSTRAINT pk_source_streams PRIMARY KEY (source, stream)
);
CREATE TABLE statement_actors (
	place INTEGER NOT NULL, 
	role VARCHAR(1) NOT NULL, 
	position INTEGER NOT NULL, 
	actor TEXT NOT NULL, 
	text TEXT NOT NULL, 
	person TEXT, 
	shown BOOLEAN NOT NULL, act VARCHAR(16) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_statement_actors PRIMARY KEY (place, role, position), 
	CONSTRAINT fk_statement_actors_place_statements FOREIGN KEY(place) REFERENCES statements (place)
)
 WITHOUT ROWID

;
INSERT INTO "statement_actors" VALUES(6490223624716287995,'a',0,'NL','Ik','S.A. Blok',1,'COMMIT');
INSERT INTO "statement_actors" VALUES(6490223624716287995,'r',0,'TK','Kamer',NULL,1,'COMMIT');
INSERT INTO "statement_actors" VALUES(6490223624716287996,'a',0,'NL','Nederland',NULL,1,'REQUEST');
INSERT INTO "statement_actors" VALUES(6490223624716287996,'r',0,'ME','',NULL,1,'REQUEST');
INSERT INTO "statement_actors" VALUES(6490223624716287997,'a',0,'PL','Polen',NULL,1,'REQUEST');
INSERT INTO "statement_actors" VALUES(6490223624716287997,'r',0,'EU_COMMISSION','Commissie',NULL,1,'REQUEST');
INSERT INTO "statement_actors" VALUES(6490223624716287998,'a',0,'NL','Nederland',NULL,1,'EMPHASISE');
INSERT INTO "statement_actors" VALUES(6490223624716287999,'a',0,'NL','ik','S.A. Blok',1,'PROVIDE');
INSERT INTO "statement_actors" VALUES(6490223624716287999,'r',0,'TK','u',NULL,1,'PROVIDE');
CREATE TABLE statements (
	place INTEGER NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	document INTEGER NOT NULL, 
	shown BOOLEAN NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	act VARCHAR(16) NOT NULL, 
	via TEXT, 
	topic TEXT, 
	concept VARCHAR(64), 
	local_meeting TEXT, 
	meeting TEXT, 
	date DATE, 
	modality VARCHAR(16) NOT NULL, 
	polarity VARCHAR(16) NOT NULL, 
	weight VARCHAR(16) NOT NULL, 
	repeated BOOLEAN NOT NULL, 
	deadline_text TEXT, 
	deadline_first DATE, 
	deadline_last DATE, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	page INTEGER, 
	quote TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	plover TEXT, 
	rule TEXT NOT NULL, 
	lexicon_entry TEXT NOT NULL, 
	steps JSON NOT NULL, 
	confidence FLOAT NOT NULL, doubt VARCHAR(16), 
	CONSTRAINT pk_statements PRIMARY KEY (place), 
	CONSTRAINT fk_statements_document_documents FOREIGN KEY(document) REFERENCES documents (seq), 
	CONSTRAINT uq_statements_id UNIQUE (id)
);
INSERT INTO "statements" VALUES(6490223624716287995,'c9f3347caa50603c',1,1,0,'report','COMMIT','S.A. Blok','Kamer vóór de zomer te informeren over de café''s',NULL,'raad-buitenlandse-zaken-2021-03-01','fac-2021-03-01','2021-03-04','done','positive','normal',0,'vóór de zomer','2021-03-04','2021-05-31',476,538,NULL,'Ik zeg toe de Kamer vóór de zomer te informeren over de café''s','ik zeg toe de kamer voor de zomer te informeren over de cafe''s','AGREE','verb','commit:toezeggen','["clause 0 (main): verbs \u00abzeg\u00bb", "actor \u00abIk\u00bb is NL", "recipient \u00abKamer\u00bb is TK"]',1.0,NULL);
INSERT INTO "statements" VALUES(6490223624716287996,'81f6938ff12a4cd8',1,1,0,'report','REQUEST',NULL,'Servië het visumbeleid aan te passen','visa-policy','raad-buitenlandse-zaken-2021-03-01','fac-2021-03-01','2021-03-01','done','positive','normal',0,NULL,NULL,NULL,419,474,NULL,'Nederland verzocht Servië het visumbeleid aan te passen','nederland verzocht servie het visumbeleid aan te passen','REQUEST','verb','request:verzoeken','["clause 0 (main): verbs \u00abverzocht\u00bb", "actor \u00abNederland\u00bb is NL", "recipient \u00abServi\u00eb\u00bb is RS", "topic is visa-policy by \u00abvisumbeleid\u00bb"]',1.0,NULL);
INSERT INTO "statements" VALUES(6490223624716287997,'344f0392700ea6db',1,1,0,'report','REQUEST',NULL,'vóór de zomer met een voorstel voor schonere','shipping','raad-buitenlandse-zaken-2021-03-01','fac-2021-03-01','2021-03-01','done','positive','normal',0,'vóór de zomer','2021-03-04','2021-05-31',327,417,NULL,'Polen riep de Commissie op om vóór de zomer met een voorstel voor schonere havens te komen','polen riep de commissie op om voor de zomer met een voorstel voor schonere havens te komen','REQUEST','verb','request:oproepen','["clause 0 (main): verbs \u00abriep\u00bb", "actor \u00abPolen\u00bb is PL", "recipient \u00abCommissie\u00bb is EU_COMMISSION", "topic is shipping by \u00abhavens\u00bb in the sentence"]',1.0,NULL);
INSERT INTO "statements" VALUES(6490223624716287998,'6bb41eba47895005',1,1,0,'report','EMPHASISE',NULL,'vrije scheepvaart','maritime-security','raad-buitenlandse-zaken-2021-03-01','fac-2021-03-01','2021-03-01','done','positive','normal',0,NULL,NULL,NULL,272,325,NULL,'Nederland benadrukte het belang van vrije scheepvaart','nederland benadrukte het belang van vrije scheepvaart',NULL,'verb','emphasise:benadrukken','["clause 0 (main): verbs \u00abbenadrukte\u00bb", "actor \u00abNederland\u00bb is NL", "topic is maritime-security by \u00abvrije scheepvaart\u00bb"]',1.0,NULL);
INSERT INTO "statements" VALUES(6490223624716287999,'c6f785f4207faf72',1,1,0,'report','PROVIDE','S.A. Blok','verslag',NULL,'raad-buitenlandse-zaken-2021-03-01','fac-2021-03-01','2021-03-04','done','positive','normal',0,NULL,NULL,NULL,91,116,NULL,'bied ik u het verslag aan','bied ik u het verslag aan','AID','verb','provide:aanbieden','["clause 0 (main): verbs \u00abbied\u00bb", "actor \u00abik\u00bb is NL", "recipient \u00abu\u00bb is TK"]',1.0,NULL);
CREATE TABLE statuses (
	seq INTEGER NOT NULL, 
	entry VARCHAR(16) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	"on" DATE NOT NULL, 
	rule TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	recorded DATETIME NOT NULL, 
	CONSTRAINT pk_statuses PRIMARY KEY (seq)
);
INSERT INTO "statuses" VALUES(1,'81f6938ff12a4cd8','open','2021-04-01','open','nog niets','2026-11-28 10:00:00.000000');
CREATE TABLE web_sessions (
	digest VARCHAR(64) NOT NULL, 
	account INTEGER NOT NULL, 
	created DATETIME NOT NULL, 
	seen DATETIME NOT NULL, 
	CONSTRAINT pk_web_sessions PRIMARY KEY (digest), 
	FOREIGN KEY(account) REFERENCES accounts (seq)
);
CREATE INDEX ix_documents_date_seq ON documents (date, seq);
CREATE INDEX ix_documents_identifier ON documents (identifier);
CREATE INDEX ix_documents_likeness ON documents (likeness);
CREATE INDEX ix_documents_text_hash ON documents (text_hash);
CREATE INDEX ix_documents_work ON documents (work);
CREATE INDEX ix_judgements_document ON judgements (document);
CREATE INDEX ix_judgements_entry ON judgements (entry);
CREATE INDEX ix_sessions_date ON sessions (date);
CREATE INDEX ix_sessions_series ON sessions (series);
CREATE INDEX ix_statuses_entry ON statuses (entry, seq);
CREATE INDEX ix_alignments_country ON alignments (country);
CREATE INDEX ix_alignments_decision ON alignments (decision);
CREATE INDEX ix_alignments_document ON alignments (document);
CREATE INDEX ix_document_meetings_session ON document_meetings (session);
CREATE INDEX ix_document_references_document ON document_references (document);
CREATE INDEX ix_document_references_id ON document_references (id);
CREATE INDEX ix_evidence_source ON evidence (source);
CREATE INDEX ix_figures_series ON figures (series, subject, period, seq);
CREATE INDEX ix_fulfilments_document ON fulfilments (document);
CREATE INDEX ix_fulfilments_reference ON fulfilments (reference);
CREATE INDEX ix_instrument_mentions_document ON instrument_mentions (document);
CREATE INDEX ix_instrument_mentions_entry ON instrument_mentions (entry);
CREATE INDEX ix_meeting_links_session ON meeting_links (session, document);
CREATE INDEX ix_readings_document_seq ON readings (document, seq);
CREATE INDEX ix_statements_concept ON statements (shown, concept, place);
CREATE INDEX ix_statements_deadline ON statements (shown, deadline_last, place);
CREATE INDEX ix_statements_document ON statements (document, place);
CREATE INDEX ix_statements_kind ON statements (shown, kind, place);
CREATE INDEX ix_statements_meeting ON statements (shown, meeting, place);
CREATE INDEX ix_statements_shown ON statements (shown, place);
CREATE INDEX ix_statement_actors_actor ON statement_actors (shown, role, actor, place);
CREATE INDEX ix_sightings_series ON sightings (series, around);
CREATE INDEX ix_sightings_place ON sightings (place, around);
CREATE INDEX ix_sightings_key ON sightings ("key", around);
CREATE INDEX ix_sessions_place_date ON sessions (place, date);
CREATE INDEX ix_statement_actors_act ON statement_actors (shown, role, actor, act, place);
CREATE INDEX ix_statements_act ON statements (shown, act, place, polarity);
CREATE UNIQUE INDEX uq_source_items_id ON source_items (source, kind, id);
CREATE INDEX ix_source_items_state ON source_items (source, state, turn);
CREATE INDEX ix_source_items_about ON source_items (source, about);
CREATE INDEX ix_source_items_document ON source_items (document);
CREATE INDEX ix_web_sessions_account ON web_sessions (account);
CREATE INDEX ix_api_tokens_account ON api_tokens (account);
CREATE INDEX ix_saved_searches_account ON saved_searches (account);
CREATE INDEX ix_hooks_account ON hooks (account);
CREATE INDEX ix_deliveries_account ON deliveries (account);
CREATE UNIQUE INDEX ix_saved_searches_account_query ON saved_searches (account, "query");
CREATE INDEX ix_deliveries_hook ON deliveries (hook);
CREATE INDEX ix_deliveries_due ON deliveries (state, kind, due);
CREATE INDEX ix_statements_doubt ON statements (confidence, place) WHERE shown AND doubt IS NOT NULL;
CREATE INDEX ix_documents_listed ON documents (date, seq, kind, lang) WHERE replaced_by IS NULL;
CREATE VIRTUAL TABLE quoted USING fts5(folded, content='statements', content_rowid='place', tokenize='trigram', detail='none', columnsize=0);
INSERT INTO quoted(quoted) VALUES ('rebuild');
CREATE TRIGGER quoted_added AFTER INSERT ON statements BEGIN INSERT INTO quoted(rowid, folded) VALUES (new.place, new.folded); END;
CREATE TRIGGER quoted_gone AFTER DELETE ON statements BEGIN INSERT INTO quoted(quoted, rowid, folded) VALUES ('delete', old.place, old.folded); END;
CREATE TRIGGER quoted_moved AFTER UPDATE OF place, folded ON statements BEGIN INSERT INTO quoted(quoted, rowid, folded) VALUES ('delete', old.place, old.folded); INSERT INTO quoted(rowid, folded) VALUES (new.place, new.folded); END;
COMMIT;
