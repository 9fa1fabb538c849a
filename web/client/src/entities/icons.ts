import type { EntityType } from '../shared/api/schema';
import type { IconName } from '../shared/ui';

export const entityIcons: Record<EntityType, IconName> = {
  Person: 'user', Organisation: 'building', Location: 'pin', Vehicle: 'car', Phone: 'phone', Account: 'card', Event: 'calendar', Group: 'users', Document: 'file',
};
