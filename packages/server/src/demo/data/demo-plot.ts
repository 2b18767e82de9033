import type { AgreementStatus } from '@assent/domain';
import type { StoryName } from './stories/story.types';

/** One relationship and what happened in it. `agreementStatus` is what table S must give on `today`; null: neither ACTIVE nor REQUESTED. */
export interface PlotLine {
  readonly customer: string;
  readonly seller: string;
  readonly provider: string | null;
  readonly story: StoryName;
  readonly agreementStatus: AgreementStatus | null;
}

type Line = readonly [customer: string, story: StoryName, agreementStatus: AgreementStatus | null];

function through(seller: string, provider: string | null, lines: readonly Line[]): PlotLine[] {
  return lines.map(([customer, story, agreementStatus]) => ({ customer, seller, provider, story, agreementStatus }));
}

const JAPANESE: readonly PlotLine[] = [
  ...through('kitano-cloud', null, [
    ['yamane-seiki', 'attestedLatest', 'PROVIDED'],
    ['hoshino-shoji', 'acceptedDirectly', 'PROVIDED'],
    ['setouchi-unyu', 'attestedAgain', 'PROVIDED'],
    ['aoba-kensetsu', 'attestationCorrected', 'PROVIDED'],
    ['kiryu-seni', 'attestedOlder', 'REACCEPTANCE_DUE'],
    ['hakata-shokuhin', 'attestedOlder', 'REACCEPTANCE_DUE'],
    ['tateyama-yakuhin', 'acceptedDirectlyOlder', 'REACCEPTANCE_DUE'],
    ['nagara-sekkei', 'toldToContact', 'WAITING_FOR_PARTNER'],
    ['otaru-suisan', 'toldToContactWithHeldOrder', 'WAITING_FOR_PARTNER'],
    ['midori-gakuen', 'invited', 'INVITED'],
    ['kamogawa-ryokan', 'invited', 'INVITED'],
    ['sakai-hamono', 'boughtThenInvited', 'INVITED'],
    ['shinonome-denki', 'attestationWithdrawn', 'LAPSED'],
    ['asama-kogen', 'attestationWithdrawnOrderCancelled', 'LAPSED'],
    ['hinode-insatsu', 'invitationExpired', 'NOT_PROVIDED'],
    ['kuroshio-gyogyo', 'boughtBefore', 'NOT_PROVIDED'],
    ['sumida-garasu', 'boughtInvitationRevoked', 'NOT_PROVIDED'],
    ['hokuto-nosan', 'boughtWithHeldOrder', 'NOT_PROVIDED'],
    ['rokko-design', 'ended', null],
  ]),
  ...through('minato-systems', null, [
    ['tsubame-yoki', 'boughtBefore', 'NOT_PROVIDED'],
    ['minami-hoken', 'attestedLatest', 'PROVIDED'],
    ['fujimi-iryo', 'acceptedDirectly', 'PROVIDED'],
    ['yamane-seiki', 'boughtBefore', 'NOT_PROVIDED'],
    ['hoshino-shoji', 'alsoActive', 'PROVIDED'],
    ['rokko-design', 'attestedLatest', 'PROVIDED'],
    ['hinode-insatsu', 'requestDeclined', null],
    ['kuroshio-gyogyo', 'requestExpired', null],
    ['midori-gakuen', 'requested', 'INVITED'],
  ]),
  ...through('kitano-cloud', null, [
    ['tsubame-yoki', 'endedWithoutAcceptance', null],
    ['tsubame-yoki', 'requestedAgain', 'INVITED'],
    ['minami-hoken', 'requestToldToContact', 'WAITING_FOR_PARTNER'],
    ['fujimi-iryo', 'requested', 'PROVIDED'],
  ]),
];

const EUROPEAN: readonly PlotLine[] = [
  ...through('brueckner', null, [
    ['elbtal-maschinenbau', 'attestedLatest', 'PROVIDED'],
    ['moorhof-backwaren', 'attestedAgain', 'PROVIDED'],
    ['isarlicht', 'attestedOlder', 'REACCEPTANCE_DUE'],
    ['harzer-quellbrunnen', 'acceptedDirectlyOlder', 'REACCEPTANCE_DUE'],
    ['spreewerk', 'acceptedDirectly', 'PROVIDED'],
    ['rheinquell', 'toldToContact', 'WAITING_FOR_PARTNER'],
    ['taunusblick', 'invited', 'INVITED'],
    ['hanse-logistik', 'attestationWithdrawn', 'LAPSED'],
    ['alsterhaus-kanzlei', 'boughtBefore', 'NOT_PROVIDED'],
    ['waterland-zuivel', 'attestedOlder', 'LAPSED'],
    ['maasdelta', 'invitationExpired', 'NOT_PROVIDED'],
  ]),
  ...through('atelier-nuage', 'brueckner', [
    ['soierie-du-rhone', 'attestedLatest', 'PROVIDED'],
    ['verger-savoyard', 'attestedOlder', 'PROVIDED'],
    ['clinique-des-lilas', 'toldToContact', 'WAITING_FOR_PARTNER'],
    ['editions-du-quai', 'boughtThenInvited', 'INVITED'],
    ['garonne-aero', 'boughtWithHeldOrder', 'NOT_PROVIDED'],
    ['atelier-bois-jura', 'invited', 'INVITED'],
    ['cote-azur-events', 'acceptedDirectly', 'PROVIDED'],
  ]),
  ...through('thornbury', 'brueckner', [
    ['hartley-rowe', 'invited', 'INVITED'],
    ['pennine-textiles', 'attestedLatest', 'PROVIDED'],
    ['solent-marine', 'acceptedDirectlyOlder', 'PROVIDED'],
    ['caledon-distillers', 'toldToContactWithHeldOrder', 'WAITING_FOR_PARTNER'],
    ['oxbow-publishing', 'attestationWithdrawn', 'LAPSED'],
    ['severn-valley-dairy', 'boughtBefore', 'NOT_PROVIDED'],
  ]),
  ...through('polaris', null, [
    ['mersey-freight', 'boughtBefore', 'NOT_PROVIDED'],
    ['hartley-rowe', 'requestWithdrawn', null],
  ]),
  ...through('thornbury', 'polaris', [['wyvern-insurance', 'attestedLatest', 'PROVIDED']]),
  ...through('brueckner', null, [['northgate-academy', 'attestedLatest', 'PROVIDED']]),
  ...through('thornbury', 'brueckner', [
    ['mersey-freight', 'endedWithoutAcceptance', null],
    ['mersey-freight', 'requestedAgain', 'INVITED'],
    ['wyvern-insurance', 'requestToldToContact', 'WAITING_FOR_PARTNER'],
    ['northgate-academy', 'alsoActive', 'PROVIDED'],
  ]),
];

const OTHERS: readonly PlotLine[] = [
  ...through('cascade-ridge', null, [
    ['larkspur-foods', 'attestedLatest', 'PROVIDED'],
    ['ironwood-tools', 'attestedOlder', 'REACCEPTANCE_DUE'],
    ['blue-heron-clinics', 'acceptedDirectly', 'PROVIDED'],
    ['prairie-credit', 'toldToContact', 'WAITING_FOR_PARTNER'],
    ['hudson-stage', 'boughtBefore', 'NOT_PROVIDED'],
    ['mesa-solar', 'invited', 'INVITED'],
  ]),
  ...through('maple-harbour', null, [
    ['fundy-shipyards', 'attestedAgain', 'PROVIDED'],
    ['laurentide-paper', 'invitationExpired', 'NOT_PROVIDED'],
  ]),
  ...through('araucaria', null, [
    ['cafe-serra-azul', 'attestedLatest', 'PROVIDED'],
    ['atlantico-moveis', 'attestedOlder', 'LAPSED'],
  ]),
  ...through('sahyadri', null, [
    ['konkan-spices', 'acceptedDirectly', 'PROVIDED'],
    ['deccan-auto', 'attestedOlder', 'LAPSED'],
  ]),
  ...through('wattle', null, [
    ['yarra-brewing', 'attestedOlder', 'REACCEPTANCE_DUE'],
    ['coral-coast-tours', 'invited', 'INVITED'],
  ]),
  ...through('straits', null, [
    ['telok-row-shipping', 'attestedOlder', 'PROVIDED'],
    ['orchid-biotech', 'boughtThenInvited', 'INVITED'],
  ]),
];

export const DEMO_PLOT: readonly PlotLine[] = [...JAPANESE, ...EUROPEAN, ...OTHERS];
