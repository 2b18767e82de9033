import type { CountryProfile, CustomerSeed } from './customer-seed.types';

// Telephone numbers have an exchange of 000, which is never assigned in Japan.
const CUSTOMERS: readonly CustomerSeed[] = [
  { slug: 'yamane-seiki', companyName: '株式会社山根精機', contact: ['和彦', '山根', 'kazuhiko.yamane'], phone: '+81 282-000-115', address: ['平柳町2-14-6', '栃木市', '栃木県', '328-0012'] },
  { slug: 'hoshino-shoji', companyName: '星野商事株式会社', contact: ['真由美', '星野', 'mayumi.hoshino'], phone: '+81 3-0000-2140', address: ['日本橋堀留町1-8-11', '中央区', '東京都', '103-0012'] },
  { slug: 'setouchi-unyu', companyName: '瀬戸内運輸株式会社', contact: ['誠', '藤原', 'makoto.fujiwara'], phone: '+81 86-000-3371', address: ['海岸通2-3-9', '岡山市南区', '岡山県', '702-8045'] },
  { slug: 'aoba-kensetsu', companyName: '青葉建設工業株式会社', contact: ['隆', '千葉', 'takashi.chiba'], phone: '+81 22-000-6028', address: ['一番町3-7-20', '仙台市青葉区', '宮城県', '980-0811'] },
  { slug: 'kiryu-seni', companyName: '桐生繊維株式会社', contact: ['恵子', '新井', 'keiko.arai'], phone: '+81 277-000-482', address: ['本町5-61', '桐生市', '群馬県', '376-0031'] },
  { slug: 'hakata-shokuhin', companyName: '博多食品株式会社', contact: ['大輔', '古賀', 'daisuke.koga'], phone: '+81 92-000-1954', address: ['博多駅南4-12-3', '福岡市博多区', '福岡県', '812-0016'] },
  { slug: 'tateyama-yakuhin', companyName: '立山薬品株式会社', contact: ['由紀', '高野', 'yuki.takano'], phone: '+81 76-000-8813', address: ['総曲輪2-5-14', '富山市', '富山県', '930-0083'] },
  { slug: 'nagara-sekkei', companyName: '長良設計事務所株式会社', contact: ['浩二', '後藤', 'koji.goto'], phone: '+81 58-000-7206', address: ['金町4-30', '岐阜市', '岐阜県', '500-8847'] },
  { slug: 'otaru-suisan', companyName: '小樽水産加工株式会社', contact: ['修', '工藤', 'osamu.kudo'], phone: '+81 134-000-561', address: ['港町5-2', '小樽市', '北海道', '047-0007'] },
  { slug: 'midori-gakuen', companyName: '学校法人みどり学園', contact: ['智子', '原田', 'tomoko.harada'], phone: '+81 42-000-9035', address: ['緑町3-9-1', '立川市', '東京都', '190-0014'] },
  { slug: 'sakai-hamono', companyName: '堺刃物製作所株式会社', contact: ['健太郎', '辻本', 'kentaro.tsujimoto'], phone: '+81 72-000-4467', address: ['宿院町西2-1-18', '堺市堺区', '大阪府', '590-0955'] },
  { slug: 'kamogawa-ryokan', companyName: '株式会社鴨川旅館', contact: ['千尋', '西村', 'chihiro.nishimura'], phone: '+81 75-000-2278', address: ['木屋町通四条下ル斎藤町140', '京都市下京区', '京都府', '600-8012'] },
  { slug: 'shinonome-denki', companyName: '東雲電機株式会社', contact: ['正樹', '三宅', 'masaki.miyake'], phone: '+81 89-000-5512', address: ['湊町7-3-5', '松山市', '愛媛県', '790-0012'] },
  { slug: 'asama-kogen', companyName: '浅間高原観光株式会社', contact: ['沙織', '小林', 'saori.kobayashi'], phone: '+81 267-000-730', address: ['軽井沢東15-8', '北佐久郡軽井沢町', '長野県', '389-0104'] },
  { slug: 'hinode-insatsu', companyName: '日の出印刷株式会社', contact: ['亮', '大塚', 'ryo.otsuka'], phone: '+81 48-000-6349', address: ['川口5-11-2', '川口市', '埼玉県', '332-0015'] },
  { slug: 'kuroshio-gyogyo', companyName: '黒潮漁業株式会社', contact: ['洋平', '浜田', 'yohei.hamada'], phone: '+81 880-000-214', address: ['中村大橋通4-10', '四万十市', '高知県', '787-0029'] },
  { slug: 'sumida-garasu', companyName: '墨田硝子株式会社', contact: ['明日香', '田村', 'asuka.tamura'], phone: '+81 3-0000-5876', address: ['錦糸4-6-17', '墨田区', '東京都', '130-0013'] },
  { slug: 'hokuto-nosan', companyName: '北斗農産株式会社', contact: ['剛', '佐々木', 'tsuyoshi.sasaki'], phone: '+81 155-000-908', address: ['西五条南9-21', '帯広市', '北海道', '080-0015'] },
  { slug: 'tsubame-yoki', companyName: '燕洋器株式会社', contact: ['裕子', '渡辺', 'yuko.watanabe'], phone: '+81 256-000-347', address: ['井土巻3-65', '燕市', '新潟県', '959-1232'] },
  { slug: 'minami-hoken', companyName: 'みなみ保険サービス株式会社', contact: ['慎一', '上原', 'shinichi.uehara'], phone: '+81 98-000-4625', address: ['久茂地2-22-10', '那覇市', '沖縄県', '900-0015'] },
  { slug: 'fujimi-iryo', companyName: '医療法人富士見会', contact: ['雅人', '望月', 'masato.mochizuki'], phone: '+81 54-000-3190', address: ['御幸町11-8', '静岡市葵区', '静岡県', '420-0857'] },
  { slug: 'rokko-design', companyName: '合同会社六甲デザイン', contact: ['梨沙', '前川', 'risa.maekawa'], phone: '+81 78-000-7051', address: ['北野町2-9-22', '神戸市中央区', '兵庫県', '650-0002'] },
];

export const JAPAN: CountryProfile = {
  country: 'JP',
  language: 'ja-JP',
  timeZone: 'Asia/Tokyo',
  colleagues: [
    ['直美', '木村', 'naomi.kimura'],
    ['聡', '井上', 'satoshi.inoue'],
    ['香織', '山口', 'kaori.yamaguchi'],
    ['健司', '長谷川', 'kenji.hasegawa'],
    ['綾', '村上', 'aya.murakami'],
    ['克也', '遠藤', 'katsuya.endo'],
  ],
  customers: CUSTOMERS,
};
