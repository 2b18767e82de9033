import { AGREED_STORIES } from './agreed.stories';
import { BOUGHT_STORIES } from './bought.stories';
import { REQUEST_STORIES } from './request.stories';
import type { Story, StoryName } from './story.types';

export const STORY_BOOK: Readonly<Record<StoryName, Story>> = { ...AGREED_STORIES, ...BOUGHT_STORIES, ...REQUEST_STORIES };
