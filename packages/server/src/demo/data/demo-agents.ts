import type { AgentRole } from '@assent/domain';
import { DEMO_PARTNERS } from './demo-partners';
import type { DemoAgent } from './demo-world.types';

type AgentSeed = readonly [firstName: string, lastName: string, mailbox: string, roles: readonly AgentRole[]];

const ADMIN = ['ADMIN_AGENT'] as const;
const SALES = ['SALES_AGENT'] as const;
const HELPDESK = ['HELPDESK_AGENT'] as const;
const ADMIN_AND_SALES = ['ADMIN_AGENT', 'SALES_AGENT'] as const;

const AGENTS_OF: Readonly<Record<string, readonly AgentSeed[]>> = {
  'kitano-cloud': [
    ['美咲', '佐藤', 'misaki.sato', ADMIN],
    ['拓也', '中村', 'takuya.nakamura', SALES],
    ['彩香', '小川', 'ayaka.ogawa', HELPDESK],
    ['直樹', '岡田', 'naoki.okada', ADMIN_AND_SALES],
    ['遥', '石井', 'haruka.ishii', []],
  ],
  brueckner: [
    ['Katharina', 'Voss', 'katharina.voss', ADMIN],
    ['Jonas', 'Lindner', 'jonas.lindner', SALES],
    ['Mira', 'Hagemann', 'mira.hagemann', HELPDESK],
    ['Tobias', 'Ehlers', 'tobias.ehlers', ADMIN_AND_SALES],
  ],
  thornbury: [
    ['Oliver', 'Prescott', 'oliver.prescott', ADMIN],
    ['Amelia', 'Shaw', 'amelia.shaw', SALES],
    ['Rhys', 'Morgan', 'rhys.morgan', HELPDESK],
  ],
  'atelier-nuage': [
    ['Camille', 'Rousseau', 'camille.rousseau', ADMIN],
    ['Hugo', 'Lefèvre', 'hugo.lefevre', SALES],
    ['Inès', 'Garnier', 'ines.garnier', HELPDESK],
  ],
  'minato-systems': [
    ['健一', '松本', 'kenichi.matsumoto', ADMIN],
    ['由美', '林', 'yumi.hayashi', SALES],
    ['翔太', '清水', 'shota.shimizu', HELPDESK],
  ],
  polaris: [
    ['Sanne', 'de Wit', 'sanne.dewit', ADMIN],
    ['Bram', 'Kuipers', 'bram.kuipers', SALES],
    ['Fleur', 'Verhoeven', 'fleur.verhoeven', HELPDESK],
  ],
  'cascade-ridge': [
    ['Dana', 'Whitfield', 'dana.whitfield', ADMIN],
    ['Marcus', 'Ellison', 'marcus.ellison', SALES],
    ['Priya', 'Raman', 'priya.raman', HELPDESK],
  ],
  araucaria: [
    ['Beatriz', 'Nogueira', 'beatriz.nogueira', ADMIN],
    ['Rafael', 'Teixeira', 'rafael.teixeira', SALES],
    ['Larissa', 'Moura', 'larissa.moura', HELPDESK],
  ],
  sahyadri: [
    ['Ananya', 'Deshpande', 'ananya.deshpande', ADMIN],
    ['Rohan', 'Kulkarni', 'rohan.kulkarni', SALES],
    ['Meera', 'Joshi', 'meera.joshi', HELPDESK],
  ],
  wattle: [
    ['Isla', 'Bennett', 'isla.bennett', ADMIN],
    ['Lachlan', 'Reid', 'lachlan.reid', SALES],
    ['Zoe', 'Papadakis', 'zoe.papadakis', HELPDESK],
  ],
  straits: [
    ['Wei Ling', 'Tan', 'weiling.tan', ADMIN],
    ['Arjun', 'Nair', 'arjun.nair', SALES],
    ['Nurul', 'Rahman', 'nurul.rahman', HELPDESK],
  ],
  'maple-harbour': [
    ['Claire', 'MacLeod', 'claire.macleod', ADMIN],
    ['Étienne', 'Gagnon', 'etienne.gagnon', SALES],
    ['Aisha', 'Khan', 'aisha.khan', HELPDESK],
  ],
};

export const DEMO_AGENTS: readonly DemoAgent[] = DEMO_PARTNERS.flatMap((partner) =>
  (AGENTS_OF[partner.slug] ?? []).map(([firstName, lastName, mailbox, roles]) => ({
    slug: `${partner.slug}/${mailbox}`,
    partner: partner.slug,
    firstName,
    lastName,
    email: `${mailbox}@${partner.domain}`,
    roles,
  })),
);
