/** What littleBits sends, key for key in the documented order. */

export interface OwnerJson {
  readonly id: number;
  readonly image: string;
  readonly slug: string;
  readonly username: string;
}

/** A project in a list. */
export interface ProjectSummaryJson {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly icon: string;
  readonly description: string;
  readonly comment_count: number;
  readonly like_count: number;
  /** Null for a stranger. */
  readonly liked_by_user: boolean | null;
  readonly user: OwnerJson;
}

/** A project in its owner's profile: counts the other way round, and nothing about the asker. */
export interface OwnedProjectJson {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly icon: string;
  readonly description: string;
  readonly like_count: number;
  readonly comment_count: number;
  readonly user: OwnerJson;
}

/** What the detail alone tells of a project, as the database keeps it; addresses are completed on the way out. */
export interface ProjectParts {
  readonly images: readonly { readonly id: number; readonly url: string }[];
  readonly embeds: readonly { readonly id: number; readonly service: string; readonly code: string }[];
  readonly files: readonly { readonly id: number; readonly name: string; readonly url: string }[];
  readonly tools: readonly { readonly id: number; readonly name: string }[];
  readonly materials: readonly { readonly id: number; readonly name: string; readonly quantity: number }[];
  readonly steps: readonly StepJson[];
}

export interface StepJson {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly description: string;
  readonly images: readonly { readonly id: number; readonly url: string; readonly caption: string }[];
}

export interface ProjectProductJson {
  readonly product_id: number;
  readonly variant_id: number;
  readonly image: string | null;
  readonly name: string;
  readonly quantity: number;
}

/** A project by itself: it has neither slug nor icon. */
export interface ProjectJson {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly comment_count: number;
  readonly like_count: number;
  readonly liked_by_user: boolean | null;
  readonly user: OwnerJson;
  readonly credits: string | null;
  readonly images: ProjectParts['images'];
  readonly embeds: ProjectParts['embeds'];
  readonly files: ProjectParts['files'];
  readonly tools: ProjectParts['tools'];
  readonly products: readonly ProjectProductJson[];
  readonly materials: ProjectParts['materials'];
  readonly steps: ProjectParts['steps'];
}

export interface CommentJson {
  readonly id: number;
  readonly owner_id: number;
  readonly body: string;
  readonly created_at: string;
  readonly replies: readonly CommentJson[];
}

export interface ProfileJson {
  readonly id: number;
  readonly username: string;
  readonly twitter: string | null;
  readonly location: string | null;
  readonly bio: string | null;
  readonly image: string;
  /** `Member since June 2015` */
  readonly member_since: string;
  readonly projects: readonly OwnedProjectJson[];
}

export interface ImageJson {
  readonly url: string;
  readonly position: number;
  readonly type: string;
}

export interface KitBitJson {
  readonly variant_id: number;
  readonly product_id: number;
  readonly quantity: number;
  readonly updated_at: string;
}

export interface ModuleJson {
  readonly variant_id: number;
  readonly product_id: number;
  readonly quantity: number;
  readonly title: string;
  readonly description: string;
  readonly type: string;
  readonly bit_type: string | null;
  readonly images: readonly string[];
}
